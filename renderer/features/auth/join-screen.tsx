import { useEffect, useState } from 'react'
import type { InvitationTarget } from '../../../core/protocol/auth.ts'
import type { Problem } from '../../../core/domain/document/problem.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { go } from '../../state/route/route.ts'
import { Field } from '../../ui/form/field.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { AuthForm } from './auth-form.tsx'
import { AuthPage } from './auth-page.tsx'
import { authWords } from './auth.words.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { dayAndTime } from '../../language/relative-time.ts'
import { codeFrom, foreignServer } from './form-errors.ts'
import { PasswordInput } from '../forms/password-input.tsx'
import { useAuthForm } from './use-auth-form.ts'

/** A full code: four groups of five, with or without what stands between them. */
const wholeCode = 20

type Looked = { code: string; target: InvitationTarget | null; problem: Problem | null }

/** What the invitation leads to, asked for as soon as its code is whole. */
const useInvitation = (code: string): Looked => {
  const desk = useDesk()
  const [looked, setLooked] = useState<Looked>({ code: '', target: null, problem: null })
  const isWhole = code.replace(/[^A-Za-z0-9]/g, '').length >= wholeCode
  useEffect(() => {
    let gone = false
    if (!isWhole) return undefined
    void desk.lookAtInvitation(code).then((answer) => {
      if (gone) return
      if (answer.ok) setLooked({ code, target: answer.value, problem: null })
      // Without a network it's said when joining.
      else if (answer.problem.kind.startsWith('invitation_'))
        setLooked({ code, target: null, problem: answer.problem })
    })
    return () => {
      gone = true
    }
  }, [desk, code, isWhole])
  return looked.code === code ? looked : { code, target: null, problem: null }
}

/** Accepts an invitation, from its link (which fills in `code`) or from a code typed in. */
export const JoinScreen = ({ code }: { code: string }) => {
  const desk = useDesk()
  const { info } = useDesktop()
  const auth = useAuthForm(
    { code, name: '', email: '', password: '' },
    {
      newPassword: true,
      send: async (filled) => {
        const result = await desk.accept({
          ...filled,
          code: codeFrom(filled.code),
          email: filled.email.trim(),
        })
        // The code is used up, so it must not stay in the address.
        if (result.ok) go('/sessions', { replace: true })
        return result
      },
    },
  )
  const { form, errors, input, suggest } = auth
  const known = code !== ''
  const typed = codeFrom(form.code)
  const elsewhere = foreignServer(form.code, [info.serverUrl, globalThis.location.origin])
  const { target, problem } = useInvitation(elsewhere === null ? typed : '')
  const invitedEmail = target?.email ?? null
  useEffect(() => {
    if (invitedEmail !== null) suggest({ email: invitedEmail })
  }, [invitedEmail, suggest])
  const ours = info.serverUrl === '' ? globalThis.location.origin : info.serverUrl
  const codeError =
    errors.code ??
    (elsewhere === null ? problem?.message : authWords.otherServer(elsewhere, new URL(ours).origin))
  return (
    <AuthPage
      title={target === null ? authWords.joinTitle : authWords.joinWorkspace(target.accountName)}
      lead={
        target === null
          ? authWords.joinLead
          : authWords.invitedBy(target.inviterName, target.role, dayAndTime(target.expiresAt))
      }
    >
      <AuthForm form={auth} button={authWords.join} busy={authWords.joining} question={authWords.haveAccount}>
        <Field label={authWords.invitation} hint={authWords.invitationHint} error={codeError}>
          <TextInput {...input('code')} autoComplete="off" autoFocus={!known} />
        </Field>
        <Field label={authWords.name} error={errors.name}>
          <TextInput {...input('name')} autoComplete="name" autoFocus={known} />
        </Field>
        <Field label={authWords.email} error={errors.email}>
          <TextInput {...input('email')} type="email" autoComplete="username" />
        </Field>
        <Field label={authWords.password} hint={authWords.newPasswordHint} error={errors.password}>
          <PasswordInput {...input('password')} autoComplete="new-password" />
        </Field>
      </AuthForm>
    </AuthPage>
  )
}
