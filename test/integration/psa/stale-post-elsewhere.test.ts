import { describeStalePost } from '../../contracts/stale-post.ts'
import { triedSystems } from '../../support/psa/tried-systems.ts'

// ConnectWise has a test of its own, which tries more; the real Request Tracker's is where it runs already.
for (const [kind, name] of [
  ['halo', 'HaloPSA'],
  ['autotask', 'Autotask'],
] as const) {
  describeStalePost(name, async () => {
    const system = await triedSystems[kind]()
    if (system === null) throw new Error(`There is no ${name} to try.`)
    return system
  })
}
