import { useRef, useState } from 'react'
import { ArrowRightLeft } from 'lucide-react'
import { handoverLimits } from '../../../core/domain/handover/handover.ts'
import { useDesk, useNow, useSignedIn } from '../../data/react/use-desk.ts'
import { go } from '../../state/route/route.ts'
import { useShortcut } from '../../state/keys/shortcuts.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Banner } from '../../ui/screen/banner.tsx'
import { Button } from '../../ui/buttons/button.tsx'
import { PageHead } from '../../ui/screen/page-head.tsx'
import { smartTime } from '../../language/relative-time.ts'
import { Select } from '../../ui/form/select.tsx'
import { TextArea } from '../../ui/form/text-area.tsx'
import { FormField } from '../forms/form-field.tsx'
import { FormProblemContext, type FormProblem } from '../forms/form-problem.ts'
import { OfflineBanner } from '../forms/offline-banner.tsx'
import { useNames } from '../shared/names/use-names.ts'
import { ComposeItems } from './compose-items.tsx'
import { HeldList } from './held-list.tsx'
import { shiftWords as words } from './shift.words.ts'
import { useCompose } from './use-compose.ts'
import { useHeld } from './use-held.ts'

const noOne = ''

/** Everything someone has open, generated from the facts, for whoever comes after them. */
export const Compose = () => {
  const desk = useDesk()
  const now = useNow(60_000)
  const { nameOf } = useNames()
  const online = useSignedIn((state) => state.connection.kind === 'online')
  const held = useHeld()
  const compose = useCompose(held ?? [])
  const { draft, end, incoming, candidates, to, pending, items } = compose
  const [problem, setProblem] = useState<FormProblem | null>(null)
  const sending = useRef(false)

  const send = async () => {
    if (sending.current) return
    sending.current = true
    setProblem(null)
    const sent = await compose.send()
    sending.current = false
    if (!('handoverId' in sent)) return setProblem(sent)
    toast(online ? words.sent(nameOf(to)) : words.sentOffline(nameOf(to)))
    return go(`/shift/${sent.handoverId}`, { replace: true })
  }
  useShortcut('ctrl+enter', () => void send(), { label: words.send, scope: 'shift' })

  const options = candidates.map(({ id, name }) => ({
    value: id,
    label: name,
    hint: incoming.includes(id) && end !== null ? words.onDutyNext : undefined,
  }))
  return (
    <div className="shell-page">
      <PageHead title={words.title} />
      <FormProblemContext value={problem}>
        <form
          className="shift-page"
          aria-label={words.title}
          onChange={() => setProblem(null)}
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          <div className="shift-inner">
            <p className="shift-lead">
              {end === null
                ? words.noDuty
                : [
                    words.ends(smartTime(end.endsAt, desk.now() > now ? desk.now() : now)),
                    ...end.next.slice(0, 1).map((id) => words.comesAfter(nameOf(id))),
                  ].join(' ')}
            </p>
            {pending.map((one) => (
              <Banner
                key={one.id}
                tone="accent"
                icon={ArrowRightLeft}
                actions={
                  <Button size="sm" onClick={() => go(`/shift/${one.id}`)}>
                    {words.seeOffered}
                  </Button>
                }
              >
                {words.offered(one.items.filter(({ state }) => state === 'open').length, nameOf(one.to))}
              </Banner>
            ))}
            {candidates.length === 0 ? (
              <p className="shift-lead">{words.alone}</p>
            ) : (
              <>
                <div className="shift-fields">
                  <FormField name="to" label={words.to}>
                    <Select
                      label={words.to}
                      value={to}
                      onChange={(chosen) => {
                        draft.change({ to: chosen })
                        setProblem(null)
                      }}
                      options={to === noOne ? [{ value: noOne, label: words.noOne }, ...options] : options}
                    />
                  </FormField>
                  <FormField name="note" label={words.note}>
                    <TextArea
                      minRows={2}
                      maxRows={8}
                      dir="auto"
                      placeholder={words.noteExample}
                      value={draft.form.note}
                      onChange={(event) => draft.change({ note: event.target.value })}
                    />
                  </FormField>
                </div>
                {items !== undefined && <ComposeItems compose={compose} items={items} />}
                {held === null ? (
                  !online && <p className="shift-hint">{words.heldOffline}</p>
                ) : (
                  <HeldList held={held} hint={words.heldHint} />
                )}
                {items !== undefined && items.length > handoverLimits.items && (
                  <p className="shift-hint" role="status">
                    {words.tooMany(handoverLimits.items)}
                  </p>
                )}
                <OfflineBanner
                  lead={words.offlineLead}
                  body={words.offline(to === noOne ? null : nameOf(to))}
                />
                <div className="shift-foot">
                  {problem !== null && problem.field === undefined && (
                    <p className="form-problem" role="alert">
                      {problem.message}
                    </p>
                  )}
                  <Button type="submit" variant="primary" hint="Ctrl Enter">
                    {words.send}
                  </Button>
                </div>
              </>
            )}
          </div>
        </form>
      </FormProblemContext>
    </div>
  )
}
