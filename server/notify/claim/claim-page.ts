import { createHash } from 'node:crypto'
import { ago } from '../../../core/domain/handoff/handoff.ts'
import { escapeHtml } from '../../../core/notify/email-text.ts'
import type { Message } from '../../../core/notify/message.ts'

/** What the page shows: something to claim, or why there is nothing. */
export type ClaimView =
  | { kind: 'open'; message: Message; waitedMs: number; token: string; name: string }
  | { kind: 'over'; title: string; sentence: string; link: string | null }

/** How long the button has to be held, milliseconds. */
export const holdMs = 900

/**
 * Runs in the page: holding the button asks for a proof of the press, and letting go on it late enough sends it; sliding off it
 * doesn't. Only what the browser itself vouches for counts as a press.
 */
const script = `(() => {
  const button = document.getElementById('claim'), note = document.getElementById('note')
  if (!button) return
  let proof = null, timer = 0, pressed = false
  const post = (path, body) => fetch(location.pathname + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), credentials: 'omit' })
  const say = (text) => { note.textContent = text }
  const start = async (event) => {
    if (!event.isTrusted || pressed) return
    pressed = true; button.dataset.held = ''; say('Keep holding…')
    timer = setTimeout(() => { button.dataset.ready = '' ; say('Let go to claim it.') }, ${holdMs + 150})
    proof = post('/press', {}).then((answer) => answer.ok ? answer.json() : null).catch(() => null)
  }
  const end = async (event) => {
    if (!event.isTrusted || !pressed) return
    pressed = false; clearTimeout(timer)
    const ready = button.hasAttribute('data-ready')
    delete button.dataset.held; delete button.dataset.ready
    if (!ready || event.type === 'pointerleave' || event.type === 'pointercancel') return say('Hold the button for a second to claim it.')
    say('Claiming…'); button.disabled = true
    const given = await proof
    const answer = given ? await post('/claim', { proof: given.proof }).catch(() => null) : null
    const body = answer ? await answer.json().catch(() => null) : null
    if (body && body.title) { document.getElementById('state').textContent = body.title; say(body.sentence); button.hidden = true; return }
    button.disabled = false
    say('That didn’t reach Baton. Check your connection and hold again.')
  }
  button.addEventListener('pointerdown', start)
  for (const name of ['pointerup', 'pointerleave', 'pointercancel']) button.addEventListener(name, end)
  button.addEventListener('keydown', (event) => { if ((event.key === ' ' || event.key === 'Enter') && !event.repeat) { event.preventDefault(); start(event) } else if (event.key === ' ' || event.key === 'Enter') event.preventDefault() })
  button.addEventListener('keyup', (event) => { if (event.key === ' ' || event.key === 'Enter') end(event) })
  button.addEventListener('contextmenu', (event) => event.preventDefault())
})()`

const styles = `:root{color-scheme:light dark;--text:#1c1d22;--muted:#6b6f7a;--line:#e3e5ea;--page:#fff;--accent:#4650c8;--on:#fff}
@media (prefers-color-scheme:dark){:root{--text:#ececf1;--muted:#a0a3ae;--line:#34363f;--page:#17181c;--accent:#7f88ff;--on:#101116}}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 -apple-system,'Segoe UI',Roboto,sans-serif}
main{max-width:520px;margin:0 auto;padding:24px 20px calc(24px + env(safe-area-inset-bottom));min-height:100dvh;display:flex;flex-direction:column}
h1{margin:0 0 4px;font-size:20px;line-height:1.3}.who{margin:0 0 16px;color:var(--muted);font-size:14px}
.why{margin:0 0 16px;white-space:pre-wrap;overflow-wrap:anywhere;max-height:40dvh;overflow:auto}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px;margin:0 0 24px;padding-top:12px;border-top:1px solid var(--line);font-size:14px}dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}
.act{margin-top:auto;position:sticky;bottom:0;background:var(--page);padding:12px 0}
button{width:100%;min-height:56px;border:0;border-radius:8px;background:var(--accent);color:var(--on);font:600 16px/1 inherit;font-family:inherit;touch-action:none;user-select:none;-webkit-user-select:none;background-image:linear-gradient(#0004,#0004);background-repeat:no-repeat;background-size:0 100%}
button[data-held]{background-size:100% 100%;transition:background-size ${holdMs + 150}ms linear}
@media (prefers-reduced-motion:reduce){button[data-held]{transition:none;outline:3px solid var(--text)}}
button:focus-visible,a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
button:disabled{opacity:.6}button[hidden]{display:none}
#note{min-height:24px;margin:8px 0 0;color:var(--muted);font-size:14px;text-align:center}
a{color:var(--accent)}.link{display:block;margin-top:8px;text-align:center;font-size:14px}`

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The page's own policy: its script and styles and nothing else, no framing, posts to this server only. */
export const claimPagePolicy = [
  "default-src 'none'",
  `script-src ${hashOf(script)}`,
  `style-src ${hashOf(styles)}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const frame = (title: string, content: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover"><meta name="robots" content="noindex,nofollow"><title>${escapeHtml(title)}</title><style>${styles}</style></head><body><main>${content}</main></body></html>`

const linkOf = (link: string | null): string =>
  link === null ? '' : `<a class="link" href="${escapeHtml(link)}">Open in Baton</a>`

/** The page that a claim link opens: who, what, why and for whom, and one button. It does nothing by itself. */
export const claimPage = (view: ClaimView): string => {
  if (view.kind === 'over')
    return frame(
      view.title,
      `<h1>${escapeHtml(view.title)}</h1><p class="why">${escapeHtml(view.sentence)}</p>${linkOf(view.link)}`,
    )
  const { message, waitedMs, name } = view
  const facts = message.facts
    .map(({ label, text }) => `<dt>${escapeHtml(label)}</dt><dd dir="auto">${escapeHtml(text)}</dd>`)
    .join('')
  return frame(
    message.title,
    `<h1 id="state" dir="auto">${escapeHtml(message.title)}</h1><p class="who">Waiting ${ago(waitedMs)}</p>` +
      `<p class="why" dir="auto">${escapeHtml(message.reason)}</p><dl>${facts}</dl>` +
      `<div class="act"><button id="claim" type="button" aria-describedby="note">Hold to claim as ${escapeHtml(name)}</button>` +
      `<p id="note" role="status">Hold the button for a second to claim it.</p><noscript><p>Open Baton to claim this: your browser doesn’t run scripts.</p></noscript>${linkOf(message.link)}</div>` +
      `<script>${script}</script>`,
  )
}
