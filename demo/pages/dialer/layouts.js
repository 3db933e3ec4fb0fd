const dialer = document.querySelector('voip-dialer');

document.querySelector('.layouts').addEventListener('change', ({ target }) => {
  dialer.layout = target.value;
});
