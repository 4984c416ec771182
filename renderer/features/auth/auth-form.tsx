import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { go } from '../../state/route/route.ts'
import { Banner } from '../../ui/screen/banner.tsx'
import { Button } from '../../ui/buttons/button.tsx'
import { authWords } from './auth.words.ts'
import type { useAuthForm } from './use-auth-form.ts'

/**
 * The frame of a form that ends with someone signed in: what went wrong, the fields, the button, and the way to the
 * sign-in page for who has a password.
 */
export const AuthForm = ({
  form: { errors, sending, submit },
  button,
  busy,
  question,
  children,
}: {
  form: Pick<ReturnType<typeof useAuthForm>, 'errors' | 'sending' | 'submit'>
  button: string
  /** What the button says while the answer is on its way. */
  busy: string
  /** What stands before the link to the sign-in page. */
  question: string
  children: ReactNode
}) => (
  <form className="auth-form banner-box" noValidate onSubmit={(event) => void submit(event)}>
    {errors.form !== undefined && (
      <Banner tone="red" icon={CircleAlert}>
        {errors.form}
      </Banner>
    )}
    {children}
    <div className="auth-actions">
      <Button variant="primary" type="submit" hint="Enter" isBusy={sending}>
        {sending ? busy : button}
      </Button>
      <p className="auth-other">
        {question}{' '}
        <button type="button" className="auth-link" onClick={() => go('/sign-in')}>
          {authWords.signIn}
        </button>
      </p>
    </div>
  </form>
)
