import {
  calls,
  type CallArgs,
  type CallChannel,
  type CallHandlers,
  type PushArgs,
  type PushChannel,
} from '../../../core/bridge/ipc.ts'
import type { IpcMainPort, WebContentsPort } from '../ports/ports.ts'
import type { SenderEvent } from './trusted-sender.ts'

/**
 * Why a call was rejected. The renderer gets a rejected promise with this message and nothing more: a rejected caller
 * has no business knowing what was expected.
 */
const refused = {
  sender: 'This page may not call the desktop.',
  arguments: 'The desktop was called with arguments that it does not accept.',
  internal: 'The desktop app couldn’t do that. Try again.',
} as const

export type CallServer = {
  isTrusted(event: SenderEvent): boolean
  handlers: CallHandlers
  log(line: string): void
}

/**
 * Serves every channel in the map. This and `push` are the only users of raw ipc in main.
 *
 * First the sender is checked, then the arguments are parsed, and only the parsed values are passed on. Channels
 * outside the map have no handler, so Electron itself rejects them.
 */
export const serveCalls = (ipcMain: IpcMainPort, { isTrusted, handlers, log }: CallServer): void => {
  const serve = <C extends CallChannel>(channel: C): void => {
    ipcMain.handle(channel, async (event, ...raw: unknown[]) => {
      if (!isTrusted(event)) {
        log(`${channel}: refused, the sender is not our page.`)
        throw new Error(refused.sender)
      }
      const parsed = calls[channel].args.safeParse(raw)
      if (!parsed.success) {
        log(
          `${channel}: refused, ${parsed.error.issues.map((issue) => issue.path.join('.') || 'arguments').join(', ')}.`,
        )
        throw new Error(refused.arguments)
      }
      try {
        return await handlers[channel](...(parsed.data as CallArgs<C>))
      } catch (error) {
        log(`${channel}: ${String(error)}`)
        throw new Error(refused.internal, { cause: error })
      }
    })
  }
  for (const channel of Object.keys(calls) as CallChannel[]) serve(channel)
}

/** Sends to a page, unless it is gone. */
export const push = <P extends PushChannel>(
  contents: Pick<WebContentsPort, 'isDestroyed' | 'send'>,
  channel: P,
  ...args: PushArgs<P>
): void => {
  if (!contents.isDestroyed()) contents.send(channel, ...args)
}
