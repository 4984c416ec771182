import './handoff-strip.css'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import type { Woken } from '../../../../core/domain/session/woken.ts'
import { targetLeft } from '../../../../core/domain/handoff/ownership.ts'
import { ownerOutWords } from '../../../language/domain.words.ts'
import { whyHandedOver } from '../../../language/handoffs.ts'
import { useNow } from '../../../data/react/use-desk.ts'
import { usePeople } from '../../../data/react/use-people.ts'
import { inviteSomeone } from '../../../state/route/invite.ts'
import { listText } from '../../../language/list-text.ts'
import { Button } from '../../../ui/buttons/button.tsx'
import { PriorityMark } from '../../../ui/marks/priority-mark.tsx'
import { smartTime } from '../../../language/relative-time.ts'
import { PolicyLine } from '../../policies/policy-line.tsx'
import { useNames } from '../../shared/names/use-names.ts'
import { handoffStatusWords as words } from './handoff-status.words.ts'
import { useNoOneWords } from './use-reachability.ts'
import { Ladder } from './ladder.tsx'
import { audienceWords, parkedWords, waitWords } from './strip-words.ts'
import { readySentences } from '../../../language/sentences.words.ts'

/** Whom a parked session woke instead of its owner, and what had changed until then. */
const WokenNote = ({ woken: { who, people, because, changes } }: { woken: Woken }) => {
  const { youIn } = useNames()
  const named = people.slice(0, 3).map(youIn)
  const names = listText(people.length > 3 ? [...named, words.wokenMore(people.length - 3)] : named)
  return (
    <div className="handoff-strip-note">
      {who !== 'owner' && because !== null && <p>{words.woken[who](names, ownerOutWords[because])}</p>}
      {changes.length > 0 && (
        <ul aria-label={words.wokenChanges}>
          {changes.map((line, index) => (
            <li key={`${line} ${index}`} dir="auto">
              {readySentences.shown(line)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The open handoff of a session, above its timeline: who it went to, how urgent it is, and how far it has come. */
export const HandoffStrip = ({ handoff }: { handoff: Handoff }) => {
  const now = useNow(5000)
  const people = usePeople()
  const { youIn } = useNames()
  const escalated = handoff.intent === 'escalate'
  const why = whyHandedOver(handoff)
  const wait = waitWords(handoff, now)
  const noOne = useNoOneWords(handoff)
  const unsent = escalated && handoff.acceptedAt === null
  return (
    <section
      className={unsent ? 'handoff-strip handoff-strip-unknown' : 'handoff-strip'}
      aria-label={words.handoff}
    >
      {escalated && <PriorityMark priority={handoff.priority} />}
      <span className="handoff-strip-text text-cut" title={why}>
        {escalated
          ? audienceWords(handoff, { left: targetLeft(handoff, people), now }, youIn)
          : parkedWords(handoff, now, (at) => smartTime(at, now))}
        {wait?.late === false && <span className="text-muted"> · {wait.text}</span>}
        {why !== '' && (
          <span className="text-muted" dir="auto">
            {' '}
            · {why}
          </span>
        )}
      </span>
      {wait?.late === true && (
        <p className="handoff-strip-warning" role="status">
          {wait.text}
        </p>
      )}
      {noOne !== null && !unsent && (
        <p className="handoff-strip-warning" role="status">
          <strong>{noOne.lead}</strong> {noOne.next}
        </p>
      )}
      {noOne?.canInvite === true && !unsent && (
        <Button size="sm" onClick={inviteSomeone}>
          {words.reach.inviteSomeone}
        </Button>
      )}
      {unsent && (
        <p className="handoff-strip-warning">
          <strong>{words.noOneKnows}</strong> {words.noOneKnowsNext}
        </p>
      )}
      {handoff.woken !== null && <WokenNote woken={handoff.woken} />}
      <PolicyLine handoff={handoff} />
      <Ladder handoff={handoff} />
    </section>
  )
}
