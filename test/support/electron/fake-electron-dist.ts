import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The start of Electron's fuse wire: a mark that the packager looks for in the binary, a version and a length. The
 * switches behind it are `1` or `0`, here as Electron ships them.
 */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100011'),
])
const binary = Buffer.concat([Buffer.alloc(64), fuseWire, Buffer.alloc(64)])

const plist = (executable: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict><key>CFBundleExecutable</key><string>${executable}</string></dict></plist>`

/**
 * Writes folders that look like Electron's distribution to the packager, so that packing can be tried on machines
 * that cannot download it. Nothing in them runs.
 */
export const writeFakeElectronDist = (folder: string, platform: 'linux' | 'darwin'): void => {
  const put = (name: string, content: string | Buffer): void => {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content, { mode: 0o755 })
  }
  put('LICENSE', 'Electron')
  if (platform === 'linux') {
    put('electron', binary)
    put('resources/x', '')
    for (const language of ['en-US', 'de', 'fr']) put(`locales/${language}.pak`, language)
    return
  }
  const contents = 'Electron.app/Contents'
  const framework = `${contents}/Frameworks/Electron Framework.framework`
  put(`${contents}/Info.plist`, plist('Electron'))
  put(`${contents}/MacOS/Electron`, '')
  put(`${contents}/Resources/electron.icns`, '')
  put(`${contents}/Resources/en.lproj/x`, '')
  put(`${framework}/Electron Framework`, binary)
  put(`${framework}/Versions/A/Resources/en.lproj/locale.pak`, '')
  for (const helper of ['Helper', 'Helper (GPU)', 'Helper (Plugin)', 'Helper (Renderer)']) {
    put(`${contents}/Frameworks/Electron ${helper}.app/Contents/Info.plist`, plist(helper))
    put(`${contents}/Frameworks/Electron ${helper}.app/Contents/MacOS/Electron ${helper}`, '')
  }
}
