import { expect } from '@open-wc/testing';
import { refusalOf, type Bench } from './bench.js';
import { calling } from './recorder.js';

export function connectionSentences(bench: () => Bench): void {
  describe('connect()', () => {
    it('resolves when messages can be sent', async () => {
      const { signaling } = await bench().connected();
      expect((await calling(() => signaling.register())).expiresIn).to.be.greaterThan(0);
    });

    it('resolves at once while connected to the same server, and opens no second socket', async () => {
      const { pbx } = bench();
      const { signaling } = await bench().connected();
      const before = await pbx.counts();
      await calling(() => signaling.connect(pbx.server));
      expect((await pbx.counts()).sockets).to.equal(before.sockets);
    });

    it('asked twice at the same time opens one socket', async () => {
      const { pbx } = bench();
      const before = await pbx.counts();
      const { signaling } = bench().open();
      await Promise.all([
        calling(() => signaling.connect(pbx.server)),
        calling(() => signaling.connect(pbx.server)),
      ]);
      expect((await pbx.counts()).sockets).to.equal(before.sockets + 1);
    });

    it('rejects with network/… where nobody listens, and tells no loss of what never was', async () => {
      const { pbx } = bench();
      const { signaling, heard } = bench().open();
      const error = await refusalOf(calling(() => signaling.connect(pbx.deadServer)));
      expect(error.code).to.be.oneOf(['network/unreachable', 'network/timeout']);
      await calling(() => signaling.connect(pbx.server));
      expect(heard.names()).not.to.include('onConnectionLost');
    });
  });

  describe('a lost socket', () => {
    it('is told once, and nothing tries to bring it back', async () => {
      const { pbx } = bench();
      const { signaling, heard } = await bench().connected();
      const before = await pbx.counts();
      await pbx.dropConnections();
      expect((await heard.lost()).code).to.equal('network/connection-lost');
      await calling(() => signaling.connect(pbx.server));
      expect((await pbx.counts()).sockets).to.equal(before.sockets + 1);
      expect(heard.count('onConnectionLost')).to.equal(1);
    });

    it('makes what needs it reject with network/…', async () => {
      const { signaling, heard } = await bench().connected();
      await bench().pbx.dropConnections();
      await heard.lost();
      expect((await refusalOf(calling(() => signaling.register()))).category).to.equal('network');
    });
  });

  describe('disconnect()', () => {
    it('tells no loss, and connect() works again after it', async () => {
      const { pbx } = bench();
      const { signaling, heard } = await bench().connected();
      await calling(() => signaling.disconnect());
      await calling(() => signaling.connect(pbx.server));
      expect(heard.names()).not.to.include('onConnectionLost');
    });

    it('resolves when nothing was connected', async () => {
      await calling(() => bench().open().signaling.disconnect());
    });
  });

  describe('dispose()', () => {
    it('may be asked twice, and nothing works after it', async () => {
      const { signaling } = await bench().connected();
      await Promise.all([calling(() => signaling.dispose()), calling(() => signaling.dispose())]);
      await refusalOf(calling(() => signaling.connect(bench().pbx.server)));
      await refusalOf(calling(() => signaling.register()));
    });
  });

  describe('abandon()', () => {
    it('may be asked twice and before dispose(), and nothing works after it', async () => {
      const { signaling } = await bench().connected();
      await calling(() => signaling.abandon());
      await Promise.all([calling(() => signaling.abandon()), calling(() => signaling.dispose())]);
      await refusalOf(calling(() => signaling.connect(bench().pbx.server)));
    });
  });
}

export function registrationSentences(bench: () => Bench): void {
  describe('register()', () => {
    it('resolves with the seconds granted, also as a refresh, and tells activity', async () => {
      const { signaling, heard } = await bench().connected();
      expect((await calling(() => signaling.register())).expiresIn).to.be.greaterThan(0);
      expect((await calling(() => signaling.register())).expiresIn).to.be.greaterThan(0);
      await heard.until('onActivity');
    });

    it('rejects with auth/rejected for a wrong password, and works with the right one', async () => {
      const { alice, server } = bench().pbx;
      const { signaling } = bench().open(alice, { password: 'wrong' });
      await calling(() => signaling.connect(server));
      expect((await refusalOf(calling(() => signaling.register()))).code).to.equal('auth/rejected');
      calling(() => signaling.setCredentials(alice.credentials));
      expect((await calling(() => signaling.register())).expiresIn).to.be.greaterThan(0);
    });

    it('rejects with auth/credentials-needed without any', async () => {
      const { alice, server } = bench().pbx;
      const { signaling } = bench().open(alice, {});
      await calling(() => signaling.connect(server));
      const error = await refusalOf(calling(() => signaling.register()));
      expect(error.code).to.equal('auth/credentials-needed');
    });

    it('rejects for a guest', async () => {
      const { signaling } = await bench().guest();
      const error = await refusalOf(calling(() => signaling.register()));
      expect(error.code).to.equal('auth/guest-cannot-register');
    });

    it('rejects with network/… while nothing is connected', async () => {
      const { signaling } = bench().open(bench().pbx.alice);
      expect((await refusalOf(calling(() => signaling.register()))).category).to.equal('network');
    });
  });

  describe('ask()', () => {
    it('resolves with 200 for who may register, and binds nothing: nobody is rung', async () => {
      const { alice, bob } = bench().pbx;
      const asking = await bench().connected(bob);
      expect((await calling(() => asking.signaling.ask())).status).to.equal(200);
      const caller = await bench().registered(alice);
      const end = await bench().dial(caller, bob.username).heard.ended();
      expect(end.outcome).to.be.oneOf(['unreachable', 'invalid-number']);
      expect(asking.heard.names()).not.to.include('onIncoming');
    });

    it('resolves with the refusal for a wrong password', async () => {
      const { alice, server } = bench().pbx;
      const { signaling } = bench().open(alice, { password: 'wrong' });
      await calling(() => signaling.connect(server));
      expect((await calling(() => signaling.ask())).status).to.be.oneOf([401, 403]);
    });

    it('is answered for a guest, too', async () => {
      const { signaling } = await bench().guest();
      expect((await calling(() => signaling.ask())).status).to.equal(200);
    });

    it('rejects with network/… while nothing is connected', async () => {
      const { signaling } = bench().open(bench().pbx.alice);
      expect((await refusalOf(calling(() => signaling.ask()))).category).to.equal('network');
    });
  });

  describe('unregister()', () => {
    it('removes the contact: nobody is rung any more', async () => {
      const { alice, bob } = bench().pbx;
      const called = await bench().registered(bob);
      await calling(() => called.signaling.unregister());
      const caller = await bench().registered(alice);
      const { heard } = bench().dial(caller, bob.username);
      const end = await heard.ended();
      expect(end).to.include({ by: 'remote' });
      expect(end.outcome).to.be.oneOf(['unreachable', 'invalid-number']);
      expect(called.heard.names()).not.to.include('onIncoming');
    });

    it('resolves when nothing was registered, or nothing is connected', async () => {
      const { alice } = bench().pbx;
      await calling(() => bench().open(alice).signaling.unregister());
      const { signaling } = await bench().connected();
      await calling(() => signaling.unregister());
    });
  });
}
