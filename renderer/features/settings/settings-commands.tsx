import { useState } from 'react'
import { atLeast, canWork } from '../../../core/domain/people/person.ts'
import { useSignedIn } from '../../data/react/use-desk.ts'
import { useMe } from '../../data/react/use-people.ts'
import { useCommand } from '../../state/keys/commands.ts'
import { setTheme, themes } from '../../state/looks/theme.ts'
import { go, linkTo, settingsScreens } from '../../state/route/route.ts'
import { ChangePasswordDialog } from './change-password-dialog.tsx'
import { ofAdmins } from './settings-page.tsx'
import {
  passwordWords,
  settingsCommandWords as words,
  settingsWords,
  signOutWords,
} from './settings.words.ts'
import { SignOutDialog } from './sign-out-dialog.tsx'

type Offered = { id: string; label: string; words: string; run: () => void }

const Offer = (command: Offered) => {
  useCommand({ ...command, id: `settings:${command.id}`, group: settingsWords.title })
  return null
}

/** What is otherwise only on pages that one has to know of, from anywhere by the palette. */
export const SettingsCommands = () => {
  const me = useMe()
  const online = useSignedIn((state) => state.connection.kind === 'online')
  const [open, setOpen] = useState<'password' | 'here' | 'everywhere' | null>(null)
  const close = () => setOpen(null)
  const isAdmin = me !== null && atLeast(me.role, 'admin')
  const offered: Offered[] = [
    ...settingsScreens
      .filter((name) => isAdmin || !ofAdmins.includes(name))
      .map((name) => ({ id: name, ...words.pages[name], run: () => go(linkTo({ name })) })),
    ...themes.map((theme) => ({
      id: `theme:${theme}`,
      label: words.theme(settingsWords.themes[theme]),
      words: words.themeWords,
      run: () => setTheme(theme),
    })),
    { id: 'language', ...words.language, run: () => go('/settings') },
    { id: 'calendar', ...words.calendar, run: () => go('/duty') },
    { id: 'rejected', ...words.rejected, run: () => go('/rejected') },
    ...(me !== null && canWork(me) ? [{ id: 'shift', ...words.shift, run: () => go('/shift') }] : []),
    ...(online
      ? [
          {
            id: 'password',
            label: passwordWords.change,
            words: words.password,
            run: () => setOpen('password'),
          },
        ]
      : []),
    { id: 'sign-out', label: signOutWords.hereMore, words: words.signOut, run: () => setOpen('here') },
    {
      id: 'sign-out-all',
      label: signOutWords.everywhereMore,
      words: words.signOut,
      run: () => setOpen('everywhere'),
    },
  ]
  return (
    <>
      {offered.map((command) => (
        <Offer key={command.id} {...command} />
      ))}
      <ChangePasswordDialog open={open === 'password'} onClose={close} />
      <SignOutDialog
        everywhere={open === 'everywhere'}
        open={open === 'here' || open === 'everywhere'}
        onClose={close}
      />
    </>
  )
}
