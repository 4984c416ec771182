import { z } from 'zod'
import { Effort, ModelName } from '../../core/domain/account/ai-settings.ts'
import { isAllowedAddress } from '../outgoing/outgoing-network.ts'
import { listPrices, type Prices, readPrices } from './prices.ts'

/** What the server's environment says about AI. */
export type AiConfig = {
  /** '' for none: then everything is made by rules. */
  apiKey: string
  /** Null for the service's own address. */
  baseUrl: string | null
  models: { careful: string; quick: string }
  effort: Effort
  /** For one call, tries included. Milliseconds. */
  timeoutMs: number
  /** Calls at once, in one process. */
  concurrency: number
  /** What every workspace may spend in a month, in cents of US dollars; Infinity for no limit. */
  monthlyBudget: number
  /** How many times an assessment is redone. */
  refreshes: number
  prices: Prices
}

const whole = (name: string, from: number, to: number, otherwise: number) =>
  z
    .string()
    .refine(
      (text) => /^\d{1,6}$/u.test(text) && Number(text) >= from && Number(text) <= to,
      `${name} must be a whole number from ${from} to ${to}.`,
    )
    .transform(Number)
    .default(otherwise)

const modelName = (name: string, otherwise: string) =>
  z
    .string()
    .refine(
      (text) => ModelName.safeParse(text).success,
      `${name} must be the name of a model, such as ${otherwise}.`,
    )
    .default(otherwise)

/** The variables of the environment about AI. */
export const aiEnvironment = {
  ANTHROPIC_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{8,400}$/u, 'ANTHROPIC_API_KEY must be a key of Anthropic’s, without spaces.')
    .optional(),
  ANTHROPIC_BASE_URL: z
    .string()
    .refine(
      (text) => URL.canParse(text) && isAllowedAddress(new URL(text)),
      'ANTHROPIC_BASE_URL must be an https address; http only on this machine.',
    )
    .optional(),
  BATON_AI_MODEL: modelName('BATON_AI_MODEL', 'claude-opus-5-5'),
  BATON_AI_QUICK_MODEL: modelName('BATON_AI_QUICK_MODEL', 'claude-sonnet-5-5'),
  BATON_AI_EFFORT: z
    .enum(Effort.options, `BATON_AI_EFFORT must be ${Effort.options.join(', ')}.`)
    .default('medium'),
  BATON_AI_TIMEOUT_SECONDS: whole('BATON_AI_TIMEOUT_SECONDS', 5, 240, 120),
  BATON_AI_CONCURRENCY: whole('BATON_AI_CONCURRENCY', 1, 100, 4),
  BATON_AI_MONTHLY_BUDGET_USD: whole('BATON_AI_MONTHLY_BUDGET_USD', 0, 100_000, 0),
  BATON_AI_REFRESHES: whole('BATON_AI_REFRESHES', 0, 50, 5),
  BATON_AI_PRICES: z
    .string()
    .refine(
      (text) => readPrices(text) !== null,
      'BATON_AI_PRICES must be dollars for a million tokens in and out: claude-opus-5-5=5/25, claude-haiku=1/5.',
    )
    .optional(),
} as const

/** The settings from the variables as they were read. */
export const aiConfigOf = (set: z.infer<z.ZodObject<typeof aiEnvironment>>): AiConfig => ({
  apiKey: set.ANTHROPIC_API_KEY ?? '',
  baseUrl: set.ANTHROPIC_BASE_URL?.replace(/\/+$/u, '') ?? null,
  models: { careful: set.BATON_AI_MODEL, quick: set.BATON_AI_QUICK_MODEL },
  effort: set.BATON_AI_EFFORT,
  timeoutMs: set.BATON_AI_TIMEOUT_SECONDS * 1000,
  concurrency: set.BATON_AI_CONCURRENCY,
  monthlyBudget: set.BATON_AI_MONTHLY_BUDGET_USD === 0 ? Infinity : set.BATON_AI_MONTHLY_BUDGET_USD * 100,
  refreshes: set.BATON_AI_REFRESHES,
  prices: (set.BATON_AI_PRICES === undefined ? null : readPrices(set.BATON_AI_PRICES)) ?? listPrices,
})
