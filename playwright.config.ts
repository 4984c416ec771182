import { defineConfig } from '@playwright/test'
import { browserSwitches, findTestBrowser } from './scripts/browser.ts'
import { shareCompiled } from './scripts/compile-cache.ts'

shareCompiled()

const executablePath = findTestBrowser()
const looks = ['**/screens.test.ts', '**/gallery.test.ts']

export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/e2e/fixtures/global-setup.ts',
  outputDir: 'test-results',
  // Two servers with their desks are what two cores carry: a third of the time less than one after the other.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // For a machine that is several times slower than usual; nothing waits for these on a good one.
  timeout: 480_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    screenshot: 'only-on-failure',
    // Recording every test takes a third of the time; what fails is recorded at its second try.
    trace: 'on-first-retry',
    timezoneId: 'UTC',
    // The 24-hour clock, which the tests read.
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: browserSwitches() },
  },
  projects: [
    // The longest first, so that no worker is alone with them in the end.
    { name: 'looks', testMatch: looks },
    { name: 'browser', testIgnore: ['**/desktop/**', ...looks] },
    { name: 'desktop', testMatch: '**/desktop/**/*.test.ts' },
  ],
})
