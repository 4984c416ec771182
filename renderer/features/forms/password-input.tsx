import './password-input.css'
import { Eye, EyeOff } from 'lucide-react'
import { useState, type ComponentProps } from 'react'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { formWords } from './forms.words.ts'

/** A password field with a button to show what was typed. */
export const PasswordInput = (props: Omit<ComponentProps<'input'>, 'type' | 'className'>) => {
  const [shown, setShown] = useState(false)
  return (
    <div className="password-input">
      <TextInput {...props} type={shown ? 'text' : 'password'} autoCapitalize="off" />
      <IconButton
        icon={shown ? EyeOff : Eye}
        label={shown ? formWords.hidePassword : formWords.showPassword}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      />
    </div>
  )
}
