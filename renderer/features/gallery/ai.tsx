import { AiScreen } from '../ai/ai-screen.tsx'
import { CallLines } from '../ai/calls-list.tsx'
import { Judged, UsageTable } from '../ai/usage-part.tsx'
import { OfferLine } from '../write-ups/drafts/offer-line.tsx'
import { OfferedView } from '../write-ups/drafts/offered-view.tsx'
import { calls, draft, judged, note, uses } from './gallery-ai.ts'
import { Group, Specimen } from './specimen.tsx'

const nothing = () => undefined

/** What people see of AI besides handoffs: settings, what it was used for and was sent, drafts of notes. */
export const Ai = () => (
  <Group title="AI">
    <Specimen name="AiScreen, not an admin" wide height={420}>
      <AiScreen />
    </Specimen>
    <Specimen name="UsageTable" wide>
      <div className="enrichment-stage">
        <UsageTable uses={uses} />
        <Judged judged={judged} />
        <Judged judged={[]} />
      </div>
    </Specimen>
    <Specimen name="CallLines" wide>
      <div className="enrichment-stage">
        <CallLines calls={calls} onRead={nothing} withSession />
      </div>
    </Specimen>
    <Specimen name="OfferedView" wide>
      <div className="enrichment-stage">
        <OfferedView note={note} draft={draft} onSection={nothing} onWhole={nothing} />
      </div>
    </Specimen>
    <Specimen name="OfferLine, in every state" wide>
      <div className="enrichment-stage">
        <OfferLine offer={{ state: 'asking' }} isOpen={false} onLook={nothing} onAgain={nothing} />
        <OfferLine
          offer={{ state: 'here', draft, isBehind: false }}
          isOpen={false}
          onLook={nothing}
          onAgain={nothing}
        />
        <OfferLine
          offer={{ state: 'here', draft: { ...draft, fromCache: true }, isBehind: true }}
          isOpen={false}
          onLook={nothing}
          onAgain={nothing}
        />
        <OfferLine
          offer={{ state: 'without', because: 'overloaded' }}
          isOpen={false}
          onLook={nothing}
          onAgain={nothing}
        />
        <OfferLine
          offer={{ state: 'without', because: 'kept_away' }}
          isOpen={false}
          onLook={nothing}
          onAgain={nothing}
        />
      </div>
    </Specimen>
  </Group>
)
