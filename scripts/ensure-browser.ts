import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { findTestBrowser } from './browser.ts'

/**
 * Makes sure there is a browser for the end-to-end tests: `node scripts/ensure-browser.ts`. On Debian, as root, it
 * installs Debian's own. Otherwise it prints the one command to run, and fails.
 */
function ensureBrowser(): string | undefined {
  const found = findTestBrowser()
  if (found) return found
  if (process.env['BATON_CHROMIUM']) {
    console.error(`BATON_CHROMIUM is ${process.env['BATON_CHROMIUM']}, and there is no such file.`)
    return undefined
  }
  if (!isDebian()) {
    console.error('No Chromium was found. Install one with:  npx playwright install --with-deps chromium')
    return undefined
  }
  if (process.getuid?.() !== 0) {
    console.error(
      'No Chromium was found. Install one with:  sudo apt-get install --yes chromium-headless-shell chromium',
    )
    return undefined
  }
  console.log("No Chromium was found: installing Debian's.")
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [
    ['update'],
    // The shell runs the tests; what shows notifications, which it can't, needs the whole browser.
    ['install', '--yes', '--no-install-recommends', 'chromium-headless-shell', 'chromium'],
  ]) {
    const { status, error } = spawnSync('apt-get', args, { stdio: 'inherit', env })
    if (status !== 0) {
      console.error(`"apt-get ${args.join(' ')}" failed${error ? `: ${error.message}` : ''}. Try it by hand.`)
      return undefined
    }
  }
  return findTestBrowser()
}

function isDebian(): boolean {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  return /^ID="?debian"?$/m.test(release)
}

const browser = ensureBrowser()
if (browser) console.log(`Browser: ${browser}`)
else process.exitCode = 1
