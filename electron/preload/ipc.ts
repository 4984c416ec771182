import type { IpcRenderer } from 'electron'
import type { CallArgs, CallChannel, CallResult, PushArgs, PushChannel } from '../../core/bridge/ipc.ts'

/** The only part of Electron the preload script uses. */
export type IpcPort = Pick<IpcRenderer, 'invoke' | 'on'>

/** Calls main. This and `listen` are the only users of raw ipc on this side. Rejects if main refuses or is gone. */
export const call = async <C extends CallChannel>(
  ipc: IpcPort,
  channel: C,
  ...args: CallArgs<C>
): Promise<CallResult<C>> => ipc.invoke(channel, ...args) as Promise<CallResult<C>>

/** Listens to what main pushes. The ipc event, which carries the sender, is not passed on. */
export const listen = <P extends PushChannel>(
  ipc: IpcPort,
  channel: P,
  listener: (...args: PushArgs<P>) => void,
): void => {
  ipc.on(channel, (_event, ...args: unknown[]) => listener(...(args as PushArgs<P>)))
}
