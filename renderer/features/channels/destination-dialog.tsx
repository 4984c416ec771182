import { Radio } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Priority } from '../../../core/domain/duty/priority.ts'
import type { DestinationKind } from '../../../core/notify/delivery.ts'
import type { Destination, DestinationForm } from '../../../core/protocol/notify-messages.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Field } from '../../ui/form/field.tsx'
import { Segmented } from '../../ui/form/segmented.tsx'
import { Select } from '../../ui/form/select.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import type { Submitted } from '../forms/form-problem.ts'
import { channelWords, destinationWords as words } from './channels.words.ts'

const kinds = (['slack', 'teams', 'webhook'] as const).map((value) => ({
  value,
  label: channelWords.kinds[value],
}))
const levels = (['low', 'normal', 'high', 'urgent'] as const).map((value) => ({
  value,
  label: channelWords.from2[value],
}))

/** Asks for the address of a channel or system, and which escalations it hears of. */
export const DestinationDialog = ({
  destination,
  saved,
  rotated,
  onClose,
}: {
  destination: Destination | null
  /** Runs once it is saved, with the secret of a webhook that got one. */
  saved: (secret: string | null) => void
  /** Runs with a webhook's new secret. */
  rotated?: (secret: string) => void
  onClose: () => void
}) => {
  const desk = useDesk()
  const [kind, setKind] = useState<DestinationKind>(destination?.kind ?? 'slack')
  const [name, setName] = useState(destination?.name ?? '')
  const [form, setForm] = useState<DestinationForm>(
    destination?.form === null || destination === null
      ? {}
      : { [destination.kind === 'slack' ? 'via' : 'form']: destination.form },
  )
  const [lowest, setLowest] = useState<Priority>(destination?.lowestPriority ?? 'low')
  const put = (field: string, value: string) => setForm({ ...form, [field]: value })
  const via = form['via'] ?? 'webhook'
  const isBot = kind === 'slack' && via === 'bot'

  const called = name.trim() === '' ? channelWords.kinds[kind] : name.trim()

  const submit = async (): Promise<Submitted> => {
    const answer = await desk.askServer('destinations:save', {
      id: destination?.id ?? null,
      kind,
      name: called,
      form,
      lowestPriority: lowest === 'low' ? null : lowest,
    })
    if (!answer.ok) return answer.problem
    toast(words.saved(called))
    onClose()
    saved(answer.value.secret)
    return 'stay'
  }
  const rotating = useRef(false)
  const [isRotating, setRotating] = useState(false)
  const rotate = async () => {
    // A second click would make another secret, and the one that is shown worthless.
    if (destination === null || rotating.current) return
    rotating.current = true
    setRotating(true)
    try {
      const answer = await desk.askServer('destinations:rotate', { id: destination.id })
      if (answer.ok) rotated?.(answer.value.secret)
      else toast(answer.problem.message, { tone: 'red' })
    } finally {
      rotating.current = false
      setRotating(false)
    }
  }
  const hint = {
    slack: isBot ? words.slackBotHint : words.slackHint,
    teams: words.teamsHint,
    webhook: words.webhookHint,
  }[kind]
  return (
    <FormDialog
      title={destination === null ? words.addTitle : words.editTitle(destination.name)}
      icon={Radio}
      submit={submit}
      submitLabel={words.save}
      onClose={onClose}
    >
      {destination === null && (
        <Field label={words.kind}>
          <Segmented label={words.kind} value={kind} onChange={setKind} options={kinds} />
        </Field>
      )}
      <Field label={words.name} hint={words.nameHint}>
        <TextInput autoFocus value={name} maxLength={80} onChange={({ target }) => setName(target.value)} />
      </Field>
      {kind === 'slack' && (
        <Field label={words.slackVia}>
          <Segmented
            label={words.slackVia}
            value={via}
            onChange={(value) => put('via', value)}
            options={[
              { value: 'webhook', label: words.slackVias.webhook },
              { value: 'bot', label: words.slackVias.bot },
            ]}
          />
        </Field>
      )}
      {isBot ? (
        <>
          <Field label={words.token} hint={hint}>
            <TextInput
              type="password"
              autoComplete="off"
              value={form['token'] ?? ''}
              onChange={({ target }) => put('token', target.value)}
            />
          </Field>
          <Field label={words.channel}>
            <TextInput
              value={form['channel'] ?? ''}
              onChange={({ target }) => put('channel', target.value)}
            />
          </Field>
        </>
      ) : (
        <Field label={words.url} hint={destination === null ? hint : `${words.urlKept} ${hint}`}>
          <TextInput
            value={form['url'] ?? ''}
            autoComplete="off"
            placeholder="https://"
            onChange={({ target }) => put('url', target.value)}
          />
        </Field>
      )}
      {kind === 'teams' && (
        <Field label={words.teamsForm} hint={words.teamsFormHint}>
          <Segmented
            label={words.teamsForm}
            value={form['form'] ?? 'message'}
            onChange={(value) => put('form', value)}
            options={[
              { value: 'message', label: words.teamsForms.message },
              { value: 'card', label: words.teamsForms.card },
            ]}
          />
        </Field>
      )}
      <Field label={words.lowest}>
        <Select label={words.lowest} value={lowest} onChange={setLowest} options={levels} />
      </Field>
      {destination?.kind === 'webhook' && (
        <Field label={words.secret}>
          <Button isBusy={isRotating} onClick={() => void rotate()}>
            {words.rotate}
          </Button>
        </Field>
      )}
    </FormDialog>
  )
}
