import { useState } from 'react'
import { Button } from '../../ui/buttons/button.tsx'
import { ConnectDialog } from '../connections/connect-dialog.tsx'
import { ConnectionSection } from '../connections/connection-section.tsx'
import { MaskingPart } from '../connections/masking-part.tsx'
import { TestResultView } from '../connections/test-result-view.tsx'
import { TicketCard } from '../tickets/ticket-card.tsx'
import { TicketInput } from '../tickets/ticket-input.tsx'
import { WritebackDetail } from '../writebacks/writeback-detail.tsx'
import { WritebackRowView } from '../writebacks/writeback-row.tsx'
import { WritebackStrip } from '../writebacks/writeback-strip.tsx'
import { WritebacksScreen } from '../writebacks/writebacks-screen.tsx'
import { full, sessions } from './gallery-data.ts'
import { connections, writebacks } from './gallery-psa.ts'
import { Group, Specimen } from './specimen.tsx'

const resolved = sessions.find(({ id }) => id === 'resolved') ?? full

const Find = () => {
  const [typed, setTyped] = useState('')
  return <TicketInput value={typed} onText={setTyped} onPick={({ number }) => setTyped(number)} />
}
const Connect = () => {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Connect</Button>
      {open && <ConnectDialog connection={null} onClose={() => setOpen(false)} />}
    </>
  )
}

/** Tickets, what is posted to them, and the systems they are in. */
export const Tickets = () => (
  <Group title="Tickets">
    <Specimen name="TicketCard">
      <TicketCard session={full} />
    </Specimen>
    <Specimen name="TicketCard, not found">
      <TicketCard session={{ ...full, linkedTicketId: null, ticketCheck: 'missing' }} />
    </Specimen>
    <Specimen name="TicketCard, in several systems">
      <TicketCard session={{ ...full, linkedTicketId: null, ticketCheck: 'ambiguous' }} />
    </Specimen>
    <Specimen name="TicketInput">
      <Find />
    </Specimen>
    {writebacks.map(({ id, state }) => (
      <Specimen key={id} name={`WritebackStrip ${state}`} wide>
        <WritebackStrip session={{ ...resolved, writeUpId: `${id}-note` }} />
      </Specimen>
    ))}
    <Specimen name="WritebackRow">
      <div className="gallery-list">
        {writebacks.map((writeback) => (
          <WritebackRowView
            key={writeback.id}
            row={{ writeback, title: 'Teams calls one-way audio', client: 'Fabrikam', ownerId: 'ana' }}
          />
        ))}
      </div>
    </Specimen>
    <Specimen name="WritebacksScreen" wide height={560}>
      <WritebacksScreen writebackId={null} />
    </Specimen>
    <Specimen name="WritebackDetail" wide height={640}>
      <WritebackDetail writebackId="wb-partly" row={null} />
    </Specimen>
    {connections.map((connection) => (
      <Specimen key={connection.id} name="ConnectionSection" wide>
        <ConnectionSection connection={connection} />
      </Specimen>
    ))}
    <Specimen name="TestResultView" wide>
      <TestResultView
        result={{
          ok: true,
          value: {
            signedInAs: 'baton-api',
            boards: [{ id: '1', name: 'Service desk' }],
            mayWriteNotes: true,
            mayLogTime: false,
            warnings: ['Time can’t be logged for others: give the API member’s role “Time Entry: Add, All”.'],
          },
        }}
      />
    </Specimen>
    <Specimen name="MaskingPart" wide>
      <MaskingPart disabled={false} />
    </Specimen>
    <Specimen name="ConnectDialog">
      <Connect />
    </Specimen>
  </Group>
)
