import type { Follow } from './deciding/settle.ts'
import { enrichmentEffectsOf } from './enrichment/effects.ts'
import { assistantEffectsOf } from './enrichment/assistant/effects.ts'
import { effectsOf } from './escalations/effects.ts'
import { tellEnded } from './notify/tell-ended.ts'
import { tellHandovers } from './notify/tell-handover.ts'
import { policyEffectsOf } from './policy/effects.ts'
import { slaEffectsOf } from './sla/effects.ts'
import { keepLedger, psaEffectsOf } from './psa/effects.ts'

/** Everything that follows from decided intents. */
export const allEffects: Follow = async (trx, { accountId, type, actorId, changes, now }) => {
  await keepLedger(trx, accountId, type, changes)
  return [
    ...effectsOf(accountId, type, changes),
    ...psaEffectsOf(accountId, type, changes),
    ...policyEffectsOf(accountId, type, changes),
    ...assistantEffectsOf(accountId, type, changes),
    ...slaEffectsOf(accountId, type, changes, now),
    ...enrichmentEffectsOf(accountId, type, changes, now),
    ...(await tellEnded(trx, actorId, changes, now)),
    ...(await tellHandovers(trx, accountId, type, changes, now)),
  ]
}
