import type * as english from './proxy.words.ts'

export const proxyWords: typeof english.proxyWords = {
  title: 'Ihr Netzwerk verlangt eine Anmeldung',
  why: (place, again) =>
    again
      ? `Der Proxy ${place} hat das nicht angenommen. Prüfen Sie Name und Passwort.`
      : `Der Proxy ${place} verlangt Name und Passwort, bevor er Baton zum Server lässt. Gemeint sind die Ihres Netzwerks, nicht die von Baton.`,
  name: 'Name',
  nameMissing: 'Geben Sie den Namen ein, unter dem Ihr Netzwerk Sie kennt.',
  password: 'Passwort',
  kept: 'Bleibt gespeichert, bis Baton beendet wird, und geht nur an diesen Proxy.',
  submit: 'Anmelden',
  cancel: 'Offline bleiben',
}
