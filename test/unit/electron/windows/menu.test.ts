import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { MenuCommand } from '../../../../core/bridge/menu.ts'
import { startTwinDesktop } from '../../../support/electron/running-desktop.ts'

type Item = MenuItemConstructorOptions & { submenu?: Item[] }

const flat = (items: readonly Item[]): Item[] => items.flatMap((item) => [item, ...flat(item.submenu ?? [])])
const start = async (platform: NodeJS.Platform, languages = ['en-US']) => {
  const started = await startTwinDesktop({ platform }, (twin) => void (twin.app.languages = languages))
  const menu = () => started.twin.state.menu as Item[]
  const choose = (id: string): void => {
    const item = flat(menu()).find((one) => one.id === id)
    if (item?.click === undefined) throw new Error(`The menu has no ${id}`)
    ;(item.click as () => void)()
  }
  return { ...started, menu, choose }
}
const platforms = ['darwin', 'win32', 'linux'] as const

describe('the menu', () => {
  it('is what each system expects, in its own order', async () => {
    const tops = async (platform: NodeJS.Platform) => (await start(platform)).menu().map(({ label }) => label)
    expect(await tops('darwin')).toEqual(['Baton', 'File', 'Edit', 'View', 'Window', 'Help'])
    expect(await tops('win32')).toEqual(['File', 'Edit', 'View', 'Window', 'Help'])
    expect(await tops('linux')).toEqual(['File', 'Edit', 'View', 'Window', 'Help'])
  })

  it('has the roles that macOS’s keys need', async () => {
    const roles = flat((await start('darwin')).menu()).map(({ role }) => role)
    for (const role of [
      'undo',
      'redo',
      'cut',
      'copy',
      'paste',
      'selectAll',
      'close',
      'hide',
      'services',
      'quit',
    ])
      expect(roles).toContain(role)
  })

  it.each(platforms)('on %s names every item, and has every command of the page once', async (platform) => {
    const items = flat((await start(platform)).menu())
    for (const item of items) if (item.type !== 'separator') expect(item.label).toBeTruthy()
    const ids = items.flatMap(({ id }) => (MenuCommand.safeParse(id).success ? [id ?? ''] : []))
    expect(ids.toSorted()).toEqual(MenuCommand.options.toSorted())
  })

  it.each(['win32', 'linux'] as const)(
    'on %s takes no keys from the page but for the whole screen',
    async (platform) => {
      const taken = flat((await start(platform)).menu()).filter(
        (item) =>
          (item.role !== undefined || item.accelerator !== undefined) && item.registerAccelerator !== false,
      )
      expect(taken.map(({ role }) => role)).toEqual(['togglefullscreen'])
    },
  )

  it('leads to the page, in a window that is in front then', async () => {
    const { twin, api, choose } = await start('darwin')
    const commands: MenuCommand[] = []
    const stop = api.onMenuCommand((command) => commands.push(command))
    twin.window.hide()
    for (const id of MenuCommand.options) choose(id)
    expect(commands).toEqual(MenuCommand.options)
    expect(twin.window.isVisible()).toBe(true)
    stop()
    choose('queue')
    expect(commands).toHaveLength(MenuCommand.options.length)
  })

  it('opens quick capture and the log’s folder by itself', async () => {
    const { twin, choose } = await start('win32')
    choose('note')
    expect(twin.windows[1]?.loads[0]).toContain('/capture/note')
    choose('logs')
    expect(twin.state.foldersOpened).toHaveLength(1)
  })

  it('follows the language', async () => {
    const { menu, api } = await start('linux', ['de-DE'])
    expect(menu()[0]?.label).toBe('Datei')
    await api.setLanguage('en')
    expect(menu()[0]?.label).toBe('File')
  })

  it('has tools for developers in development alone', async () => {
    expect(flat((await start('linux')).menu()).some(({ role }) => role === 'toggleDevTools')).toBe(false)
    const { twin } = await startTwinDesktop({}, (before) => void (before.app.isPackaged = false))
    expect(flat(twin.state.menu as Item[]).some(({ role }) => role === 'toggleDevTools')).toBe(true)
  })
})

describe('something urgent', () => {
  const urgent = { key: 'a', title: 'A', body: '', link: '/handoffs/1', urgent: true }
  it('bounces in macOS’s dock until someone comes, once at a time', async () => {
    const bounces: string[] = []
    const { twin, api } = await startTwinDesktop({ platform: 'darwin' }, (before) => {
      before.app.dock = {
        bounce: (type = '') => bounces.push(type),
        cancelBounce: (id) => void bounces.push(`end ${id}`),
      }
    })
    await api.showToast({ ...urgent, urgent: false })
    expect(bounces).toEqual([])
    await api.showToast(urgent)
    await api.showToast({ ...urgent, key: 'b' })
    expect([bounces, twin.window.flashing]).toEqual([['critical'], false])
    twin.window.emit('focus')
    expect(bounces).toEqual(['critical', 'end 1'])
    twin.window.hasFocus = true
    await api.showToast({ ...urgent, key: 'c' })
    expect(bounces).toHaveLength(2)
  })
})
