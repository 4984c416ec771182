import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright'
import { browserSwitches, findBrowser } from './browser.ts'
import { encodeIcns, encodeIco } from './icon-files.ts'

/**
 * Draws all of the app's icons from `resources/mark.svg` and `menubar.svg`: `node scripts/render-icons.ts`.
 *
 * The output is committed, because building an installer must not require a browser. Run it after changing either
 * drawing.
 */
const resources = path.resolve(import.meta.dirname, '../resources')
const drawing = (name: string): string => readFileSync(path.join(resources, name), 'utf8')
const mark = drawing('mark.svg')
const menubar = drawing('menubar.svg')
const inter = readFileSync(
  path.resolve(
    import.meta.dirname,
    '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  ),
).toString('base64')

/** Densities that Electron recognizes by file name; 16 pixels is density one. */
const densities = [
  { suffix: '', size: 16 },
  { suffix: '@1.25x', size: 20 },
  { suffix: '@1.5x', size: 24 },
  { suffix: '@2x', size: 32 },
]
const counts = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '9plus', 'attention']
const textOf: Readonly<Record<string, string>> = { '9plus': '9+', attention: '!' }

/** A number in a disc, in a drawing of 16 units. */
const disc = (count: string, centre: number, radius: number): string => {
  const text = textOf[count] ?? count
  const size = radius * (text.length > 1 ? 1.25 : 1.75)
  const colour = count === 'attention' ? '#a3590a' : '#cc272e'
  return `<circle cx="${centre}" cy="${centre}" r="${radius}" fill="${colour}"/>
    <text x="${centre}" y="${centre + size * 0.36}" text-anchor="middle" font-family="Inter" font-weight="700" font-size="${size}" fill="#ffffff">${text}</text>`
}
const inner = (svg: string): string => svg.replace(/^<svg[^>]*>|<\/svg>\s*$/g, '')
const canvas = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${content}</svg>`
/** The mark with a count in its lower right corner, and a clear ring around the count to keep both legible. */
const withCount = (count: string): string =>
  canvas(`<mask id="m"><rect width="16" height="16" fill="#fff"/><circle cx="10.5" cy="10.5" r="6.3" fill="#000"/></mask>
    <g mask="url(#m)"><svg width="16" height="16" viewBox="0 0 64 64">${inner(mark)}</svg></g>${disc(count, 10.5, 5.5)}`)
/** macOS icons have a margin: 824 of 1024. */
const forMacos = canvas(
  `<svg x="0.9" y="0.9" width="14.2" height="14.2" viewBox="0 0 64 64">${inner(mark)}</svg>`,
)

const executablePath = findBrowser()
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: browserSwitches(),
})
const page = await browser.newPage({ viewport: { width: 1024, height: 1024 } })
const render = async (svg: string, size: number): Promise<Buffer> => {
  await page.setContent(
    `<style>@font-face{font-family:Inter;font-weight:100 900;src:url(data:font/woff2;base64,${inter})}
      *{margin:0}svg{display:block}body>svg{width:${size}px;height:${size}px}</style>${svg}`,
  )
  // A string, because the scripts' TypeScript project has no `document`.
  await page.evaluate('document.fonts.load("700 12px Inter").then(() => undefined)')
  return page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: size, height: size } })
}
const write = (name: string, content: Buffer): void => {
  mkdirSync(path.dirname(path.join(resources, name)), { recursive: true })
  writeFileSync(path.join(resources, name), content)
}

for (const folder of ['icons', 'tray', 'badge'])
  rmSync(path.join(resources, folder), { recursive: true, force: true })

const icons = new Map<number, Buffer>()
for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
  icons.set(size, await render(mark, size))
  write(`icons/${size}x${size}.png`, icons.get(size) ?? Buffer.alloc(0))
}
write('icon.ico', encodeIco([...icons].filter(([size]) => size <= 256)))
const macIcons: [number, Buffer][] = []
for (const size of [16, 32, 64, 128, 256, 512, 1024]) macIcons.push([size, await render(forMacos, size)])
write('icon.icns', encodeIcns(macIcons))

for (const { suffix, size } of densities) {
  write(`tray/0${suffix}.png`, await render(mark, size))
  for (const count of counts) {
    write(`tray/${count}${suffix}.png`, await render(withCount(count), size))
    write(`badge/${count}${suffix}.png`, await render(canvas(disc(count, 8, 8)), size))
  }
}
write('tray/menubarTemplate.png', await render(menubar, 18))
write('tray/menubarTemplate@2x.png', await render(menubar, 36))
await browser.close()
