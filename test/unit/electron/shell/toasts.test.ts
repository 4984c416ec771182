import { describe, expect, it } from 'vitest'
import { toastXml } from '../../../../electron/main/shell/toast-xml.ts'
import { startTwinDesktop } from '../../../support/electron/running-desktop.ts'

const toast = {
  key: 'escalation:h1',
  title: 'Escalation from Sam · #12345: Outlook',
  body: 'Stuck\nPriority: High',
  link: '/handoffs/h1',
}
const start = async (options: Parameters<typeof startTwinDesktop>[0] = {}) => {
  const desk = await startTwinDesktop(options)
  const opened: string[] = []
  desk.api.onLink((link) => opened.push(link))
  await settle()
  return { ...desk, opened }
}
/** Links reach the page over ipc, a few turns later. */
const settle = () => new Promise(setImmediate)

describe('raising', () => {
  it('shows title and body, and says so', async () => {
    const { twin, api } = await start()
    expect(await api.showToast(toast)).toBe('shown')
    expect(twin.toast.options).toMatchObject({ title: toast.title, body: toast.body, urgency: 'normal' })
  })
  it('replaces the toast with the same key, never adds a second', async () => {
    const { twin, api } = await start()
    await api.showToast(toast)
    await api.showToast({ ...toast, body: 'Claimed' })
    await api.showToast({ ...toast, key: 'escalation:h2' })
    expect(twin.toasts.map((one) => one.closed)).toEqual([true, false, false])
    expect(twin.toasts[0]?.options.id).toBe(twin.toasts[1]?.options.id)
    expect(twin.toasts[2]?.options.id).not.toBe(twin.toasts[1]?.options.id)
  })
  it('gives Windows an id that fits its 64 characters, however long the key', async () => {
    const { twin, api } = await start({ platform: 'win32' })
    await api.showToast({ ...toast, key: 'k'.repeat(200) })
    expect(twin.toast.options.id).toMatch(/^[0-9a-f]{32}$/)
  })
  it('takes a toast away, once, and ignores unknown keys', async () => {
    const { twin, api } = await start()
    await api.showToast(toast)
    await api.closeToast(toast.key)
    await api.closeToast(toast.key)
    await api.closeToast('never')
    expect(twin.toast.closed).toBe(true)
  })
  it('shows markup as text on Linux', async () => {
    const { twin, api } = await start()
    await api.showToast({ ...toast, body: '<b>x</b> <a href="https://evil.example">y</a>' })
    expect(twin.toast.options.body).not.toMatch(/[<>]/)
  })
})

describe('failing', () => {
  it('is reported where the system has no toasts', async () => {
    const { twin, api } = await start()
    twin.state.toastsSupported = false
    expect(await api.showToast(toast)).toBe('failed')
    expect(twin.toasts).toEqual([])
  })
  it.each([
    ['Notifications are not allowed for this application', 'denied'],
    ['Notifications are disabled by the user', 'denied'],
    ['WinAPI: 0x80070490', 'failed'],
  ] as const)('is told apart from a missing permission: %s', async (error, outcome) => {
    const { twin, api } = await start({ platform: 'win32' })
    twin.state.toastAnswer = { event: 'failed', error }
    expect(await api.showToast(toast)).toBe(outcome)
  })
  it('is assumed of a system that never answers, so that no one waits for ever', async () => {
    const { twin, api } = await start()
    twin.state.toastAnswer = null
    const outcome = api.showToast(toast)
    await settle()
    twin.runTimers()
    expect(await outcome).toBe('failed')
  })
})

describe('clicking', () => {
  it('opens the link in front', async () => {
    const { twin, api, opened } = await start()
    await api.showToast(toast)
    twin.window.close()
    twin.toasts[0]?.click()
    await settle()
    expect(opened).toEqual(['/handoffs/h1'])
    expect(twin.window.isVisible()).toBe(true)
  })
  it('counts once, although Windows reports it twice: by event and by link, in any order', async () => {
    const { twin, api, opened } = await start({ platform: 'win32' })
    const launched = (): string => /launch="([^"]+)"/.exec(twin.toast.options.toastXml ?? '')?.[1] ?? ''
    await api.showToast(toast)
    twin.toast.click()
    twin.app.emit('second-instance', {}, ['Baton.exe', launched()])
    twin.toast.click()
    await settle()
    expect(opened).toEqual(['/handoffs/h1'])

    await api.showToast({ ...toast, key: 'escalation:h2', link: '/handoffs/h2' })
    twin.app.emit('second-instance', {}, ['Baton.exe', launched()])
    twin.app.emit('second-instance', {}, ['Baton.exe', launched()])
    twin.toast.click()
    await settle()
    expect(opened).toEqual(['/handoffs/h1', '/handoffs/h2'])
  })
  it('counts again for a toast that was raised again', async () => {
    const { twin, api, opened } = await start()
    await api.showToast(toast)
    twin.toast.click()
    await api.showToast(toast)
    twin.toast.click()
    await settle()
    expect(opened).toEqual(['/handoffs/h1', '/handoffs/h1'])
  })
  it('works from the notification centre of Windows, long after the pop-up closed', async () => {
    const { twin, api, opened } = await start({ platform: 'win32' })
    await api.showToast({ ...toast, link: '/notices' })
    const link = /launch="([^"]+)"/.exec(twin.toast.options.toastXml ?? '')?.[1] ?? ''
    expect(link).toMatch(/^baton:\/\/open\?toast=[0-9a-f]{16}$/)
    twin.toast.emit('close', {})
    twin.app.emit('second-instance', {}, ['Baton.exe', link])
    await settle()
    expect(opened).toEqual(['/notices'])
  })
  it('starts the app when it had quit, and reports the handoff once, also if Windows asks twice', async () => {
    const link = 'baton://handoff/h1?toast=00000000000000aa'
    const { twin, opened } = await start({ platform: 'win32', argv: [link] })
    twin.app.emit('second-instance', {}, ['Baton.exe', link])
    await settle()
    expect(opened).toEqual(['/handoffs/h1'])
  })
  it('only shows the window for a toast of an earlier run whose path is unknown', async () => {
    const { twin, opened } = await start({
      platform: 'win32',
      argv: ['baton://open?toast=00000000000000aa', '--hidden'],
    })
    await settle()
    expect(opened).toEqual([])
    expect(twin.window.isVisible()).toBe(true)
  })
  it('still counts for a toast that was just replaced or taken away', async () => {
    const { twin, api, opened } = await start()
    await api.showToast(toast)
    const first = twin.toast
    await api.closeToast(toast.key)
    first.click()
    await settle()
    expect(opened).toEqual(['/handoffs/h1'])
  })
  it('keeps the click of the newest hundred and lets go of older ones', async () => {
    const { twin, api, opened } = await start()
    for (let n = 0; n < 150; n += 1) await api.showToast({ ...toast, key: `k${n}`, link: `/handoffs/h${n}` })
    twin.toasts[149]?.click()
    await settle()
    expect(opened).toEqual(['/handoffs/h149'])
    await api.closeToast('k0')
    expect(twin.toasts[0]?.closed).toBe(false)
    await api.closeToast('k148')
    expect(twin.toasts[148]?.closed).toBe(true)
  })
})

describe('toastXml', () => {
  it('escapes text and survives what has no form in XML', () => {
    const xml = toastXml(
      'A & B <script>"\'',
      'bell\u0007 null\u0000 lone\ud800 emoji 🙂\nline',
      'baton://open?toast=00000000000000aa',
    )
    const parts =
      /^<toast activationType="protocol" launch="baton:\/\/open\?toast=00000000000000aa"><visual><binding template="ToastGeneric"><text>(.*)<\/text><text>(.*)<\/text><\/binding><\/visual><\/toast>$/s.exec(
        xml,
      )
    expect(parts?.[1]).toBe('A &amp; B &lt;script&gt;&quot;&apos;')
    expect(parts?.[2]).toBe('bell null lone emoji 🙂\nline')
  })

  it('says nothing of sound unless it is to be silent', () => {
    expect(toastXml('a', 'b', 'baton://open')).not.toContain('audio')
    expect(toastXml('a', 'b', 'baton://open', true)).toContain('</visual><audio silent="true"/></toast>')
  })
})

describe('claiming in the toast', () => {
  const escalation = { ...toast, claim: { handoffId: 'h1', personId: 'p1' } }
  const linkOf = (xml: string | undefined, button: string): string =>
    new RegExp(`content="${button}" arguments="([^"]+)"`).exec(xml ?? '')?.[1] ?? ''

  it('has two buttons on Windows; each counts once, however often it is reported', async () => {
    const { twin, api, opened } = await start({ platform: 'win32' })
    await api.showToast(escalation)
    const claim = linkOf(twin.toast.options.toastXml, 'Claim')
    twin.app.emit('second-instance', {}, ['Baton.exe', linkOf(twin.toast.options.toastXml, 'Open')])
    for (let times = 0; times < 3; times += 1) twin.app.emit('second-instance', {}, ['Baton.exe', claim])
    await settle()
    expect(opened).toEqual(['/handoffs/h1', '/handoffs/h1/claim/p1'])
  })
  it('works hours later from the notification centre, by starting the app', async () => {
    const { twin, api } = await start({ platform: 'win32' })
    await api.showToast(escalation)
    const claim = linkOf(twin.toast.options.toastXml, 'Claim')
    const kept = twin.files('/home/nia/.config/Baton').contents.get('toasts.json') ?? ''
    const cold = await startTwinDesktop({ platform: 'win32', argv: [claim] }, (before) =>
      before.files('/home/nia/.config/Baton').contents.set('toasts.json', kept),
    )
    const opened: string[] = []
    cold.api.onLink((link) => opened.push(link))
    await settle()
    expect(opened).toEqual(['/handoffs/h1/claim/p1'])
    expect(cold.twin.files('/home/nia/.config/Baton').contents.get('toasts.json')).toBe('{}\n')
  })
  it('is nothing that a link from elsewhere can do: it opens the handoff, at most', async () => {
    const { twin, api, opened } = await start({ platform: 'win32' })
    await api.showToast(escalation)
    for (const link of ['baton://handoff/h1?toast=ffffffffffffffff', 'baton://handoff/h1'])
      twin.app.emit('second-instance', {}, ['Baton.exe', link])
    twin.app.emit('second-instance', {}, ['Baton.exe', 'baton://handoff/h1/claim'])
    await settle()
    expect(opened).toEqual(['/handoffs/h1', '/handoffs/h1', '/unknown-link'])
  })
  it('is a button on macOS, and none on Linux', async () => {
    const mac = await start({ platform: 'darwin' })
    await mac.api.showToast(escalation)
    expect(mac.twin.toast.options.actions).toEqual([{ type: 'button', text: 'Claim' }])
    mac.twin.toast.emit('action', {}, 0)
    await settle()
    expect(mac.opened).toEqual(['/handoffs/h1/claim/p1'])
    const linux = await start()
    await linux.api.showToast(escalation)
    expect(linux.twin.toast.options.actions).toBeUndefined()
  })
})
