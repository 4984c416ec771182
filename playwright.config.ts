import { defineConfig } from '@playwright/test'
import { browserSwitches, findTestBrowser } from './scripts/browser.ts'

const executablePath = findTestBrowser()

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  // Each test drives a server and up to two desks; more than one at a time on two cores only makes them wait.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    timezoneId: 'UTC',
    // The 24-hour clock, which the tests read.
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: browserSwitches() },
  },
  projects: [
    { name: 'browser', testIgnore: '**/desktop/**' },
    { name: 'desktop', testMatch: '**/desktop/**/*.test.ts' },
  ],
})
