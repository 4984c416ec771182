import { inLanguage } from '../../language/catalogue.ts'

/** What is asked for a proxy between this computer and the server. */
export const proxyWords = inLanguage('proxyWords', {
  title: 'Your network asks who you are',
  why: (place: string, again: boolean) =>
    again
      ? `The proxy ${place} didn’t accept that. Check the name and the password.`
      : `The proxy ${place} wants a name and a password before it lets Baton reach its server. They’re those of your network, not of Baton.`,
  name: 'Name',
  nameMissing: 'Enter the name that your network knows you by.',
  password: 'Password',
  kept: 'Kept until Baton quits, and only given to this proxy.',
  submit: 'Sign in',
  cancel: 'Stay offline',
})
