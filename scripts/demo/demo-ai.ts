import { startMessagesApi } from '../messages-api/messages-api.ts'

/** What stands for a model in the demo: a server on this machine, whose answers are made of each session's own notes. */
export type DemoAi = {
  /** What the server has to be started with to use it. */
  env: Record<string, string>
  stop(): Promise<void>
}

/** How long it thinks, so that one can see that no one waits for it. Milliseconds. */
const takesMs = 3000

/** Null if something else has the port. */
export const startDemoAi = async (port: number): Promise<DemoAi | null> => {
  const api = await startMessagesApi({ port, takesMs }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return null
    throw error
  })
  if (api === null) return null
  return {
    env: { ANTHROPIC_API_KEY: 'demo-key-of-this-machine', ANTHROPIC_BASE_URL: api.url },
    stop: api.close,
  }
}

/** What `npm start -- --demo` says about AI. */
export const aboutDemoAi = (
  isStandIn: boolean,
  env: Readonly<Record<string, string | undefined>>,
): string => {
  if (isStandIn)
    return 'AI is answered by a stand-in on this machine: what it says is put together from the session’s own notes.'
  if (env['ANTHROPIC_API_KEY'])
    return 'ANTHROPIC_API_KEY is set. An admin can switch AI on in Settings; until then rules make what it would.'
  return 'No AI key is set, so assessments, briefings and drafts are made by rules from the notes. Start with --demo-ai to see them made by a stand-in.'
}
