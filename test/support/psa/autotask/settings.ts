import type { AutotaskSettings } from '../../../../server/psa/autotask/zone.ts'
import type { World } from './world.ts'

/** What connects to a fake. */
export const settingsFor = (address: string, world: World): AutotaskSettings => ({
  address,
  userName: world.userName,
  secret: world.secret,
  integrationCode: world.integrationCode,
})
