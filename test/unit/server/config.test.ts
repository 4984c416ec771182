import path from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '../../../server/config.ts'
import { listPrices } from '../../../server/enrichment/prices.ts'

const read = (env: Record<string, string>) => {
  const config = readConfig(env)
  if (!config.ok) throw new Error(config.problem.message)
  return config.value
}

test('has a default for everything', () => {
  expect(read({})).toEqual({
    host: '127.0.0.1',
    port: 4280,
    databaseUrl: null,
    dataDir: path.resolve('.data'),
    secretKey: null,
    publicUrl: null,
    allowedHosts: [],
    allowHttp: false,
    allowRoot: false,
    allowNewWorkspaces: false,
    logLevel: 'info',
    metricsToken: null,
    trustedProxies: ['loopback'],
    ticketSystemNetworks: [],
    allowedOrigins: [],
    mail: null,
    hookNetworks: [],
    heartbeatUrl: null,
    ai: {
      apiKey: '',
      baseUrl: null,
      models: { careful: 'claude-opus-5-5', quick: 'claude-sonnet-5-5' },
      effort: 'medium',
      timeoutMs: 120_000,
      concurrency: 4,
      monthlyBudget: Infinity,
      refreshes: 5,
      prices: listPrices,
    },
    quotas: {
      personHourlyActions: 10_000,
      personHourlyBytes: 100 * 1024 ** 2,
      workspaceDailyActions: 500_000,
      workspaceDailyBytes: 5 * 1024 ** 3,
      workspaceFileBytes: 20 * 1024 ** 3,
      personDailyFileBytes: 2 * 1024 ** 3,
      unusedFileMs: 30 * 86_400_000,
    },
  })
})

test('reads every variable', () => {
  expect(
    read({
      HOST: '::1',
      SMTP_URL: 'smtps://baton:secret@mail.example.com',
      MAIL_FROM: 'Baton <baton@example.com>',
      BATON_HOOK_NETWORKS: '10.9.0.0/16',
      BATON_HEARTBEAT_URL: 'https://monitor.example.com/ping/1',
      PORT: '0',
      DATABASE_URL: 'postgres://baton:s%40cret@db:5432/baton',
      BATON_DATA_DIR: '/var/lib/baton',
      BATON_SECRET_KEY: 'ab'.repeat(32),
      PUBLIC_URL: 'https://Baton.example.com:443/',
      ALLOWED_HOSTS: 'baton.lan, desk.example.com',
      BATON_ALLOW_HTTP: 'true',
      BATON_ALLOW_ROOT: '1',
      BATON_ALLOW_NEW_WORKSPACES: '1',
      LOG_LEVEL: 'debug',
      METRICS_TOKEN: '0123456789abcdef',
      TRUSTED_PROXIES: '10.0.0.2, 172.16.0.0/12,uniquelocal,fd00::/8',
      BATON_TICKET_SYSTEM_NETWORKS: '10.1.2.3, uniquelocal',
      ALLOWED_ORIGINS: 'http://localhost:5173/, https://desk.example.com',
      BATON_PERSON_HOURLY_ACTIONS: '50',
      BATON_PERSON_HOURLY_MB: '2',
      BATON_WORKSPACE_DAILY_ACTIONS: '500',
      BATON_WORKSPACE_DAILY_MB: '20',
      BATON_WORKSPACE_FILES_MB: '0',
      BATON_PERSON_DAILY_FILES_MB: '0',
      BATON_UNUSED_FILE_DAYS: '7',
      ANTHROPIC_API_KEY: 'sk-ant-0123456789',
      ANTHROPIC_BASE_URL: 'https://ai.example.com/v/',
      BATON_AI_MODEL: 'claude-opus-6',
      BATON_AI_QUICK_MODEL: 'claude-haiku-5-5',
      BATON_AI_EFFORT: 'low',
      BATON_AI_TIMEOUT_SECONDS: '30',
      BATON_AI_CONCURRENCY: '2',
      BATON_AI_MONTHLY_BUDGET_USD: '50',
      BATON_AI_REFRESHES: '0',
      BATON_AI_PRICES: 'claude-opus-6=6/30',
    }),
  ).toEqual({
    host: '::1',
    port: 0,
    databaseUrl: 'postgres://baton:s%40cret@db:5432/baton',
    dataDir: path.resolve('/var/lib/baton'),
    secretKey: Buffer.alloc(32, 0xab),
    publicUrl: 'https://baton.example.com',
    allowedHosts: ['baton.lan', 'desk.example.com'],
    allowHttp: true,
    allowRoot: true,
    allowNewWorkspaces: true,
    logLevel: 'debug',
    metricsToken: '0123456789abcdef',
    trustedProxies: ['10.0.0.2', '172.16.0.0/12', 'uniquelocal', 'fd00::/8'],
    ticketSystemNetworks: ['10.1.2.3', 'uniquelocal'],
    allowedOrigins: ['http://localhost:5173', 'https://desk.example.com'],
    mail: {
      url: 'smtps://baton:secret@mail.example.com',
      from: { name: 'Baton', address: 'baton@example.com' },
    },
    hookNetworks: ['10.9.0.0/16'],
    heartbeatUrl: 'https://monitor.example.com/ping/1',
    ai: {
      apiKey: 'sk-ant-0123456789',
      baseUrl: 'https://ai.example.com/v',
      models: { careful: 'claude-opus-6', quick: 'claude-haiku-5-5' },
      effort: 'low',
      timeoutMs: 30_000,
      concurrency: 2,
      monthlyBudget: 5000,
      refreshes: 0,
      prices: new Map([...listPrices, ['claude-opus-6', { input: 6, output: 30 }]]),
    },
    quotas: {
      personHourlyActions: 50,
      personHourlyBytes: 2 * 1024 ** 2,
      workspaceDailyActions: 500,
      workspaceDailyBytes: 20 * 1024 ** 2,
      workspaceFileBytes: Infinity,
      personDailyFileBytes: Infinity,
      unusedFileMs: 7 * 86_400_000,
    },
  })
})

test('takes empty variables as not set, and nothing from other names', () => {
  expect(read({ PORT: '', DATABASE_URL: ' ', PUBLIC_URL: '', port: '1', __proto__: 'x' })).toEqual(read({}))
})

test('takes a key in hex or in base64 of either alphabet', () => {
  const bytes = Buffer.from(Array.from({ length: 33 }, (_, n) => 255 - n * 7))
  for (const encoding of ['hex', 'base64', 'base64url'] as const) {
    expect(read({ BATON_SECRET_KEY: bytes.toString(encoding) }).secretKey).toEqual(bytes)
  }
})

test.each([
  ['HOST', 'http://localhost'],
  ['HOST', 'a b'],
  ['ANTHROPIC_API_KEY', 'two words'],
  ['ANTHROPIC_BASE_URL', 'http://ai.example.com'],
  ['ANTHROPIC_BASE_URL', 'file:///etc'],
  ['BATON_AI_MODEL', 'the best one'],
  ['BATON_AI_EFFORT', 'max'],
  ['BATON_AI_TIMEOUT_SECONDS', '3.5'],
  ['BATON_AI_CONCURRENCY', 'many'],
  ['BATON_AI_MONTHLY_BUDGET_USD', '-1'],
  ['BATON_AI_PRICES', 'claude=cheap'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['PORT', 'http'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['DATABASE_URL', 'postgres://local host'],
  ['BATON_SECRET_KEY', 'hunter2'],
  ['BATON_SECRET_KEY', 'ab'.repeat(31)],
  ['BATON_SECRET_KEY', `${'ab'.repeat(32)}!`],
  ['PUBLIC_URL', 'msp.example.org'],
  ['PUBLIC_URL', 'https://example.com/baton'],
  ['PUBLIC_URL', 'https://example.com/?'],
  ['PUBLIC_URL', 'https://me:secret@example.com'],
  ['PUBLIC_URL', 'ftp://example.com'],
  ['BATON_ALLOW_NEW_WORKSPACES', 'maybe'],
  ['LOG_LEVEL', 'loud'],
  ['BATON_PERSON_HOURLY_ACTIONS', 'lots'],
  ['BATON_UNUSED_FILE_DAYS', '-4'],
  ['METRICS_TOKEN', 'short'],
  ['METRICS_TOKEN', 'with some spaces in it'],
  ['TRUSTED_PROXIES', 'everyone'],
  ['BATON_TICKET_SYSTEM_NETWORKS', 'everywhere'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ['TRUSTED_PROXIES', '10.0.0.0/8/8'],
  ['ALLOWED_ORIGINS', '*'],
  ['ALLOWED_ORIGINS', 'https://a.example.com https://b.example.com'],
])('refuses %s=%s in a sentence that names it and does not repeat its value', (name, value) => {
  const config = readConfig({ [name]: value })
  expect(config).toMatchObject({
    ok: false,
    problem: { message: expect.stringMatching(new RegExp(`^${name} must .+\\.$`)) },
  })
  expect(JSON.stringify(config)).not.toContain(value)
})

test('tells of everything that is wrong at once', () => {
  const config = readConfig({ PORT: 'x', LOG_LEVEL: 'y' })
  expect(config).toMatchObject({ problem: { message: expect.stringMatching(/PORT must .* LOG_LEVEL must/) } })
})
