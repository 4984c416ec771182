import type { World } from '../../../../scripts/ticket-system/world.ts'

/** What connects to a fake. */
export const settingsFor = (address: string, world: World) => ({
  address,
  company: world.company,
  publicKey: world.publicKey,
  privateKey: world.privateKey,
  clientId: world.clientId,
})
