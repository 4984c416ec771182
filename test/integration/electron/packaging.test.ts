import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { Arch, build, Platform } from 'electron-builder'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deepLinkScheme } from '../../../core/bridge/deep-links.ts'
import { appId } from '../../../electron/main/desktop.ts'
import { writeFakeElectronDist } from '../../support/electron/fake-electron-dist.ts'

/**
 * The packager's own run over a project that has everything in it that must not be packed. Only Electron itself is
 * made up, so this is what a release build does up to signing and the installers, whose tools are downloads.
 */
const root = resolve(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'baton-packaging-'))
const project = join(folder, 'project')
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>
}

const bundled = [
  'out/main/index.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/renderer/assets/a.js',
]
const strangers = [
  'out/renderer/assets/a.js.map',
  'server/index.ts',
  'core/domain/document/id.ts',
  'renderer/main.tsx',
  'electron/main/index.ts',
  'electron.vite.config.ts',
  'scripts/start.ts',
  'test/unit/a.test.ts',
  'tsconfig.json',
  'README.md',
  '.env',
  '.data/postgres/base',
  '.git/config',
  'dist/old.AppImage',
  'node_modules/pg/index.js',
  'out/renderer/node_modules/x/index.js',
]

beforeAll(() => {
  for (const name of ['package.json', 'package-lock.json', 'electron-builder.yml', 'resources', 'LICENSE']) {
    cpSync(join(root, name), join(project, name), { recursive: true })
  }
  for (const name of [...bundled, ...strangers]) {
    mkdirSync(dirname(join(project, name)), { recursive: true })
    writeFileSync(join(project, name), `// ${name}\n`)
  }
  writeFileSync(join(project, 'node_modules/pg/package.json'), '{"name":"pg","version":"8.23.1"}')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const pack = async (platform: 'linux' | 'darwin', extra: object = {}): Promise<string> => {
  const electronDist = join(folder, `electron-${platform}`)
  writeFakeElectronDist(electronDist, platform)
  const target = platform === 'linux' ? Platform.LINUX : Platform.MAC
  await build({
    projectDir: project,
    targets: target.createTarget('dir', Arch.x64),
    publish: 'never',
    config: { electronDist, electronVersion: devDependencies['electron'] ?? '', ...extra },
  })
  return join(project, 'dist', platform === 'linux' ? 'linux-unpacked' : 'mac/Baton.app')
}

type AsarNode = { files?: Record<string, AsarNode>; size?: number; offset?: string }

/** Files of an asar archive: a header of four lengths and JSON, then the contents. */
const readAsar = (path: string): { names: string[]; read: (name: string) => string; headerHash: string } => {
  const archive = readFileSync(path)
  const headerSize = archive.readUInt32LE(4)
  const json = archive.subarray(16, 16 + archive.readUInt32LE(12))
  const nodes = new Map<string, AsarNode>()
  const walk = (node: AsarNode, prefix: string): void => {
    for (const [name, child] of Object.entries(node.files ?? {})) {
      if (child.files === undefined) nodes.set(`${prefix}${name}`, child)
      else walk(child, `${prefix}${name}/`)
    }
  }
  walk(JSON.parse(json.toString()) as AsarNode, '')
  return {
    names: [...nodes.keys()].toSorted(),
    read: (name) => {
      const node = nodes.get(name)
      const start = 8 + headerSize + Number(node?.offset)
      return archive.subarray(start, start + (node?.size ?? 0)).toString()
    },
    headerHash: createHash('sha256').update(json).digest('hex'),
  }
}

const fuses = async (binary: string): Promise<Record<string, boolean>> => {
  const wire = await getCurrentFuseWire(binary)
  const names = [
    'RunAsNode',
    'EnableCookieEncryption',
    'EnableNodeOptionsEnvironmentVariable',
    'EnableNodeCliInspectArguments',
    'EnableEmbeddedAsarIntegrityValidation',
    'OnlyLoadAppFromAsar',
    'LoadBrowserProcessSpecificV8Snapshot',
    'GrantFileProtocolExtraPrivileges',
  ] as const
  return Object.fromEntries(names.map((name) => [name, wire[FuseV1Options[name]] === FuseState.ENABLE]))
}
const wantedFuses = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
}

describe('the packed app for Linux', () => {
  let app = ''
  beforeAll(async () => {
    app = await pack('linux')
  })
  it('holds the bundles and the images, and nothing of server, tests or sources', () => {
    const { names } = readAsar(join(app, 'resources/app.asar'))
    const images = names.filter((name) => /^resources\/(tray|badge)\/.+\.png$/.test(name))
    expect(names.filter((name) => !images.includes(name))).toEqual(
      [...bundled, 'package.json', 'resources/icons/256x256.png'].toSorted(),
    )
    expect(images.length).toBeGreaterThan(90)
  })
  it('is told apart from a folder that someone puts beside it', () => {
    expect(existsSync(join(app, 'resources/app'))).toBe(false)
  })
  it('knows its main script, its name and its desktop entry', () => {
    const metadata = JSON.parse(readAsar(join(app, 'resources/app.asar')).read('package.json')) as Record<
      string,
      unknown
    >
    expect(metadata).toMatchObject({
      main: 'out/main/index.js',
      type: 'module',
      productName: 'Baton',
      desktopName: `${appId}.desktop`,
    })
    expect(metadata).not.toHaveProperty('scripts')
    expect(metadata).not.toHaveProperty('devDependencies')
  })
  it('has its switches turned off in the binary', async () => {
    expect(await fuses(join(app, 'baton'))).toEqual(wantedFuses)
  })
  it('carries the languages of Chromium that the app speaks', () => {
    for (const language of ['en-US', 'de'])
      expect(existsSync(join(app, `locales/${language}.pak`))).toBe(true)
    expect(existsSync(join(app, 'locales/fr.pak'))).toBe(false)
  })
})

describe('the packed app for macOS', () => {
  let contents = ''
  let plist = ''
  beforeAll(async () => {
    contents = join(await pack('darwin'), 'Contents')
    plist = readFileSync(join(contents, 'Info.plist'), 'utf8').replaceAll(/\s+/g, '')
  })
  it('opens baton links', () => {
    expect(plist).toContain(`<key>CFBundleURLSchemes</key><array><string>${deepLinkScheme}</string></array>`)
    expect(plist).toContain(`<key>CFBundleIdentifier</key><string>${appId}</string>`)
  })
  it('knows the hash of its archive', () => {
    const { headerHash } = readAsar(join(contents, 'Resources/app.asar'))
    expect(plist).toContain(`<key>hash</key><string>${headerHash}</string>`)
  })
  it('has its switches turned off in the binary', async () => {
    expect(await fuses(dirname(contents))).toEqual(wantedFuses)
  })
  it('brings its icon', () => {
    expect(
      readFileSync(join(contents, 'Resources/icon.icns')).equals(
        readFileSync(join(root, 'resources/icon.icns')),
      ),
    ).toBe(true)
  })
})

describe('the configuration', () => {
  it('is checked by the packager: what it does not know it refuses', async () => {
    await expect(pack('linux', { appIdd: 'x' })).rejects.toThrow(/unknown property 'appIdd'/)
    await expect(pack('linux', { nsis: { perMachine: 'never' } })).rejects.toThrow(/perMachine/)
  })
  it('has an installer for each way that machines are managed, signed and hardened where that is asked for', () => {
    const written = readFileSync(join(root, 'electron-builder.yml'), 'utf8')
    const targets = [...written.matchAll(/^ {4}- target: (\w+)$/gm)].map(([, target]) => target)
    expect(targets).toEqual(['nsis', 'msi', 'dmg', 'zip', 'pkg', 'AppImage', 'deb', 'rpm'])
    expect(written).toMatch(/\nmsi:\n(?: {2}.*\n)* {2}perMachine: true\n/)
    expect(written).toMatch(/\nmac:\n(?: {2}.*\n)* {2}hardenedRuntime: true\n/)
    expect(readFileSync(join(root, 'resources/entitlements.mac.plist'), 'utf8').match(/<key>/g)).toHaveLength(
      1,
    )
    // What a silent uninstallation answers.
    const script = readFileSync(join(root, 'resources/installer.nsh'), 'utf8')
    const questions = script.split('\n').filter((line) => line.includes('MessageBox'))
    expect(questions).toHaveLength(2)
    for (const question of questions) {
      expect(question).toContain('/SD IDNO IDNO keepData')
      expect(question).toContain('$LOCALAPPDATA\\Baton"')
    }
    // Only ever of whoever uninstalls, and then the uninstaller goes on with what is everyone's.
    expect(script.match(/RMDir/g)).toHaveLength(1)
    expect(script.indexOf('SetShellVarContext current')).toBeLessThan(script.indexOf('RMDir'))
    expect(script.indexOf('SetShellVarContext all')).toBeGreaterThan(script.indexOf('RMDir'))
  })
  it('uses the same identity as main', () => {
    expect(readFileSync(join(root, 'electron-builder.yml'), 'utf8')).toContain(`\nappId: ${appId}\n`)
  })
})

/** Width and height from the header of a PNG. */
const pngSize = (png: Buffer): [number, number] => {
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

describe('the images', () => {
  const marks = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '9plus', 'attention']
  const densities = { '': 16, '@1.25x': 20, '@1.5x': 24, '@2x': 32 }

  it.each(marks)('of tray and taskbar exist for %s in every density', (mark) => {
    for (const [suffix, size] of Object.entries(densities)) {
      expect(pngSize(readFileSync(join(root, `resources/tray/${mark}${suffix}.png`)))).toEqual([size, size])
      // A count of nothing has no mark on the taskbar.
      if (mark !== '0') {
        expect(pngSize(readFileSync(join(root, `resources/badge/${mark}${suffix}.png`)))).toEqual([
          size,
          size,
        ])
      }
    }
  })
  it('of the menu bar exist', () => {
    expect(pngSize(readFileSync(join(root, 'resources/tray/menubarTemplate.png')))).toEqual([18, 18])
    expect(pngSize(readFileSync(join(root, 'resources/tray/menubarTemplate@2x.png')))).toEqual([36, 36])
  })
  it('of the app have the sizes that their names say', () => {
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
      expect(pngSize(readFileSync(join(root, `resources/icons/${size}x${size}.png`)))).toEqual([size, size])
    }
  })
  it('are whole icons for Windows and macOS', () => {
    const ico = readFileSync(join(root, 'resources/icon.ico'))
    const count = ico.readUInt16LE(4)
    expect(count).toBe(7)
    for (let n = 0; n < count; n += 1) {
      const entry = 6 + n * 16
      const start = ico.readUInt32LE(entry + 12)
      const png = ico.subarray(start, start + ico.readUInt32LE(entry + 8))
      expect(pngSize(png)[0] % 256).toBe(ico.readUInt8(entry))
    }
    const icns = readFileSync(join(root, 'resources/icon.icns'))
    expect(icns.readUInt32BE(4)).toBe(statSync(join(root, 'resources/icon.icns')).size)
    const types: string[] = []
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
      types.push(icns.subarray(at, at + 4).toString())
    expect(types).toEqual(['icp4', 'icp5', 'ic11', 'ic12', 'ic07', 'ic08', 'ic13', 'ic09', 'ic14', 'ic10'])
  })
})
