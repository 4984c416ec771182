import { isClosed } from './shown.ts'
import type { Note, Ticket, TimeEntry, World } from './world.ts'

/** Text as it may stand in markup. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0) ?? 0};`)

const style = `
:root { color-scheme: light dark; --line: #8884; --soft: #8882; --quiet: #777 }
body { font: 13px/1.5 system-ui, sans-serif; max-width: 860px; margin: 24px auto; padding: 0 16px }
h1 { font-size: 18px; margin: 0 0 4px } h2 { font-size: 13px; margin: 24px 0 8px }
p { margin: 0 0 16px; color: var(--quiet) } a { color: inherit }
table { border-collapse: collapse; width: 100% }
td, th { text-align: start; padding: 6px 8px; border-bottom: 1px solid var(--line); vertical-align: top }
th { font-weight: 500; color: var(--quiet) }
article { border: 1px solid var(--line); border-radius: 6px; margin: 0 0 12px }
header { padding: 6px 10px; background: var(--soft); color: var(--quiet) }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; padding: 10px }
b { font-weight: 600 }`

/** A page that shows by itself what changes. */
export const pageOf = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head>
<body>${body}</body></html>`

const statusOf = (world: World, { statusId }: Ticket): string =>
  world.statuses.find(({ id }) => id === statusId)?.name ?? ''

const addressOf = ({ id }: Ticket): string => `/tickets/${id}`

const listPage = (world: World): string => {
  const rows = world.tickets
    .toSorted((a, b) => Number(isClosed(world, a)) - Number(isClosed(world, b)) || b.id - a.id)
    .map(
      (ticket) => `<tr><td><a href="${addressOf(ticket)}">#${ticket.id}</a></td>
<td>${escaped(ticket.summary)}</td><td>${escaped(ticket.company.name)}</td>
<td>${escaped(statusOf(world, ticket))}</td><td>${world.notes.filter((one) => one.ticketId === ticket.id).length}</td></tr>`,
    )
  return pageOf(
    'Tickets of the demo',
    `<h1>Tickets</h1><p>A stand-in for a ticket system, for the demo. Baton reads these tickets and writes to them.</p>
<table><tr><th>Ticket</th><th>Summary</th><th>Client</th><th>Status</th><th>Notes</th></tr>${rows.join('')}</table>`,
  )
}

const noteOf = ({ author, text, internalAnalysisFlag, dateCreated }: Note): string =>
  `<article><header><b>${escaped(author)}</b> · ${internalAnalysisFlag ? 'Internal' : 'The client reads this'} · <time>${escaped(dateCreated)}</time></header>
<pre>${escaped(text)}</pre></article>`

const timeOf = ({ member, timeStart, actualHours, notes }: TimeEntry): string =>
  `<tr><td>${escaped(member)}</td><td>${escaped(timeStart)}</td><td>${actualHours} h</td><td><pre>${escaped(notes)}</pre></td></tr>`

const ticketPage = (world: World, ticket: Ticket): string => {
  const notes = world.notes.filter(({ ticketId }) => ticketId === ticket.id)
  const time = world.time.filter(({ ticketId }) => ticketId === ticket.id)
  const files = world.documents.filter(({ ticketId }) => ticketId === ticket.id)
  return pageOf(
    `#${ticket.id} ${ticket.summary}`,
    `<p><a href="/">All tickets</a></p><h1>#${ticket.id} ${escaped(ticket.summary)}</h1>
<p>${escaped(ticket.company.name)} · ${escaped(ticket.contactName)} · <b>${escaped(statusOf(world, ticket))}</b></p>
<h2>Notes</h2>${notes.map(noteOf).join('') || '<p>None yet.</p>'}
<h2>Time</h2>${time.length === 0 ? '<p>None yet.</p>' : `<table><tr><th>Who</th><th>From</th><th>Hours</th><th>What</th></tr>${time.map(timeOf).join('')}</table>`}
<h2>Files</h2>${files.map(({ fileName, privateFlag }) => `<p>${escaped(fileName)} ${privateFlag ? '(internal)' : ''}</p>`).join('') || '<p>None yet.</p>'}`,
  )
}

/** What a person sees in a browser; null for addresses that belong to programs. */
export const pageAt = (world: World, address: URL): string | null => {
  if (address.pathname === '/') return listPage(world)
  const deepLink = address.pathname.endsWith('/fv_sr100_request.rails')
    ? address.searchParams.get('service_recid')
    : null
  const id = deepLink ?? /^\/tickets\/(\d+)$/u.exec(address.pathname)?.[1]
  const ticket = world.tickets.find((one) => String(one.id) === id)
  return ticket === undefined ? null : ticketPage(world, ticket)
}
