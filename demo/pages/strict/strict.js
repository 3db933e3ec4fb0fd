// Counts what breaks the policy, and shows the policy as it was received.
const status = document.getElementById('status');
const list = document.getElementById('violations');
let count = 0;

function show() {
  status.textContent = `${count} ${count === 1 ? 'violation' : 'violations'}`;
  status.dataset.state = count === 0 ? 'good' : 'bad';
}

document.addEventListener('securitypolicyviolation', (event) => {
  count += 1;
  const item = document.createElement('li');
  item.textContent = `${event.violatedDirective}: ${event.blockedURI} ${event.sample}`;
  list.append(item);
  show();
});
show();

const { headers } = await fetch(location.href, { method: 'HEAD' });
const policy = headers.get('content-security-policy') ?? 'none';
document.getElementById('policy').textContent = policy.replaceAll('; ', ';\n');
