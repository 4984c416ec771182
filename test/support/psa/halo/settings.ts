import type { HaloSettings } from '../../../../server/psa/halo/auth.ts'
import type { World } from './world.ts'

/** What connects to a fake, with an outcome chosen for notes to the client. */
export const settingsFor = (address: string, world: World): HaloSettings => ({
  address,
  clientId: world.clientId,
  clientSecret: world.clientSecret,
  tenant: '',
  chosen: { everywhere: { clientNote: '31' }, boards: {} },
})
