import { z } from 'zod'
import { languages } from '../domain/text/language.ts'
import { CaptureKind, Hotkey, HotkeyKeys } from './capture.ts'
import {
  Badge,
  DesktopInfo,
  ExternalUrl,
  InAppPath,
  KeyName,
  KeySecrets,
  KeysAnswer,
  ServerChange,
  ServerUrl,
  SignInAnswer,
  SignInRequest,
  Toast,
  ToastOutcome,
  TrayCommand,
  TrayStatus,
} from './desktop-api.ts'
import { MenuCommand } from './menu.ts'
import { ProxyAnswer, ProxyQuestion } from './proxy.ts'
import { SpellingState } from './spelling.ts'
import { UpdateChannel, UpdateState } from './updates.ts'

/**
 * Every channel between renderer and main, and what it carries.
 *
 * To add one: a line here, a handler in `electron/main/desk-calls.ts` (the compiler asks for it), and a method in
 * `DesktopApi` and `electron/preload/desktop-api.ts`. Only the typed wrappers next to those two touch raw IPC.
 */

/** Renderer → main, with an answer. Main parses the arguments and also rejects extra ones. */
export const calls = {
  'desktop:info': { args: z.tuple([]), result: DesktopInfo },
  'server-url:set': { args: z.tuple([ServerUrl]), result: ServerChange },
  'language:set': { args: z.tuple([z.enum(languages)]), result: z.boolean() },
  'updates:read': { args: z.tuple([]), result: UpdateState },
  'updates:channel': { args: z.tuple([UpdateChannel]), result: UpdateState },
  'updates:restart': { args: z.tuple([]), result: z.void() },
  'spelling:read': { args: z.tuple([]), result: SpellingState },
  'spelling:set': { args: z.tuple([z.boolean()]), result: SpellingState },
  'proxy:read': { args: z.tuple([]), result: ProxyQuestion.nullable() },
  'proxy:answer': { args: z.tuple([ProxyAnswer]), result: z.void() },
  'logs:open': { args: z.tuple([]), result: z.boolean() },
  /** To a question that was pushed, by its number: that it was done, or that it couldn't be. */
  'page:answer': { args: z.tuple([z.int(), z.boolean()]), result: z.void() },
  'keys:read': { args: z.tuple([KeyName]), result: KeysAnswer },
  'keys:make': { args: z.tuple([KeyName]), result: KeysAnswer },
  'keys:restore': { args: z.tuple([KeyName, KeySecrets]), result: KeysAnswer },
  'keys:forget': { args: z.tuple([KeyName]), result: z.void() },
  'sign-in:send': { args: z.tuple([SignInRequest]), result: SignInAnswer },
  'sign-in:forget': { args: z.tuple([]), result: z.void() },
  'toast:show': { args: z.tuple([Toast]), result: ToastOutcome },
  'toast:close': { args: z.tuple([Toast.shape.key]), result: z.void() },
  'badge:set': { args: z.tuple([Badge]), result: z.void() },
  'tray:status': { args: z.tuple([TrayStatus.nullable()]), result: z.void() },
  'window:focus': { args: z.tuple([]), result: z.void() },
  'window:open': { args: z.tuple([InAppPath]), result: z.boolean() },
  'capture:open': { args: z.tuple([CaptureKind]), result: z.boolean() },
  'capture:close': { args: z.tuple([]), result: z.void() },
  'hotkeys:read': { args: z.tuple([]), result: z.array(Hotkey) },
  /** '' for no keys. */
  'hotkeys:set': {
    args: z.tuple([CaptureKind, z.union([HotkeyKeys, z.literal('')])]),
    result: z.array(Hotkey),
  },
  'external:open': { args: z.tuple([ExternalUrl]), result: z.boolean() },
  'window:visible': { args: z.tuple([]), result: z.boolean() },
  /** Takes all waiting links at once, so each is delivered once no matter how often it is announced. */
  'links:take': { args: z.tuple([]), result: z.array(z.string()) },
} as const

/** Main → renderer, without an answer. The announcement is empty; `links:take` fetches what is waiting. */
export const pushes = {
  'links:waiting': { args: z.tuple([]) },
  /** The capture window was asked for again, for this kind. */
  'capture:opened': { args: z.tuple([CaptureKind]) },
  'tray:command': { args: z.tuple([TrayCommand]) },
  'menu:command': { args: z.tuple([MenuCommand]) },
  /** The question is read with `proxy:read`. */
  'proxy:asked': { args: z.tuple([]) },
  'desktop:resumed': { args: z.tuple([]) },
  /** Store what is being typed, then answer this number. */
  'page:store': { args: z.tuple([z.int()]) },
  /** Answer this number; `true`: once the next frame is painted. */
  'page:ping': { args: z.tuple([z.int(), z.boolean()]) },
  /** The new state is read with `updates:read`. */
  'updates:changed': { args: z.tuple([]) },
  /** The new value is read with `window:visible`. */
  'window:visibility': { args: z.tuple([]) },
} as const

export type CallChannel = keyof typeof calls
export type CallArgs<C extends CallChannel> = z.output<(typeof calls)[C]['args']>
export type CallResult<C extends CallChannel> = z.output<(typeof calls)[C]['result']>

/** One handler for each call; main serves exactly these. */
export type CallHandlers = {
  [C in CallChannel]: (...args: CallArgs<C>) => CallResult<C> | Promise<CallResult<C>>
}

export type PushChannel = keyof typeof pushes
export type PushArgs<P extends PushChannel> = z.output<(typeof pushes)[P]['args']>
