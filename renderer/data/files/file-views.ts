import type { Attachment } from '../../../core/domain/files/attachment.ts'
import { problemKinds, type Problem } from '../../../core/domain/document/problem.ts'
import type { FileProgress, Files } from './files.ts'
import type { FileTransfer, FileView, Readable } from '../contract/desk.ts'

/** The images and files on screen. Like lists, they outlive the sign-in. */
export type FileViews = {
  view(image: Pick<Attachment, 'hash' | 'type' | 'bytes'>): Readable<FileView>
  /** Where a file is, without loading it. */
  transfer(hash: string): Readable<FileTransfer>
  /** Whether someone is viewing an image. */
  inUse: { has(hash: string): boolean }
  /** Switches to another source of files; null while no one is signed in. */
  attach(files: Files | null): void
  /** A file's status or progress changed; null for all, because the connection came or went. */
  changed(hash: string | null): void
  close(): void
}

/** How long an image stays loaded after its last viewer has left. Milliseconds. */
const lingerMs = 5000
/** Delays before a missing image is requested again. Milliseconds. */
const firstRetry = 2000
const longestRetry = 60_000

const looking: FileView = { url: null, state: 'looking', problem: null }

const elsewhere: FileTransfer = { state: 'elsewhere', share: 0, problem: null }

const withoutImage = (problem: Problem): FileView => ({
  url: null,
  state: problem.kind === 'offline' ? 'offline' : problem.kind === 'not_found' ? 'awaited' : 'failed',
  problem,
})

export const createFileViews = (onError: (error: unknown) => void): FileViews => {
  type Item = Readable<FileView> & { refresh(): void; reload(): void; letGo(): void; watched(): boolean }
  type Transfer = Readable<FileTransfer> & { refresh(): void }
  const items = new Map<string, Item>()
  let files: Files | null = null

  const createItem = (image: Pick<Attachment, 'hash' | 'type' | 'bytes'>): Item => {
    const { hash } = image
    const listeners = new Set<() => void>()
    let value = looking
    let url: string | null = null
    let missing: Problem | null = null
    let loading = false
    let retries = 0
    let retryTimer: ReturnType<typeof setTimeout> | undefined
    let lingering: ReturnType<typeof setTimeout> | undefined

    const publish = (): void => {
      const progress: FileProgress | null = files?.progressOf(hash) ?? null
      const next: FileView =
        url !== null
          ? // Shown even without room to store it, because its source has it.
            { url, state: progress ?? 'sent', problem: files?.problemOf(hash) ?? null }
          : missing === null
            ? { url: null, state: progress === null && loading ? 'fetching' : 'looking', problem: null }
            : withoutImage(missing)
      if (next.url === value.url && next.state === value.state && next.problem === value.problem) return
      value = next
      for (const listener of listeners) listener()
    }

    const load = async (from: Files): Promise<void> => {
      loading = true
      publish()
      const answer = await from.load(image)
      loading = false
      if (files !== from) return reload()
      if (listeners.size === 0) return
      if (answer.ok) {
        if (url === null) url = URL.createObjectURL(answer.value)
        missing = null
      } else {
        missing = answer.problem
        clearTimeout(retryTimer)
        // The name is the hash of the bytes, so wrong bytes under this name will never become right.
        if (problemKinds[missing.kind].retry || missing.kind === 'not_found') {
          retryTimer = setTimeout(reload, Math.min(longestRetry, firstRetry * 2 ** Math.min(retries, 10)))
          retries += 1
        }
      }
      publish()
    }

    const reload = (): void => {
      clearTimeout(retryTimer)
      if (files !== null && url === null && !loading && listeners.size > 0) load(files).catch(onError)
    }

    const letGo = (): void => {
      clearTimeout(retryTimer)
      clearTimeout(lingering)
      if (url !== null) URL.revokeObjectURL(url)
      url = null
      missing = null
      retries = 0
      value = looking
    }

    return {
      get: () => value,
      subscribe(listener) {
        const own = () => listener()
        listeners.add(own)
        clearTimeout(lingering)
        reload()
        return () => {
          if (!listeners.delete(own) || listeners.size > 0) return
          clearTimeout(retryTimer)
          lingering = setTimeout(letGo, lingerMs)
        }
      },
      refresh: publish,
      reload() {
        retries = 0
        reload()
        publish()
      },
      watched: () => listeners.size > 0,
      letGo,
    }
  }

  const transfers = new Map<string, Transfer>()
  const createTransfer = (hash: string): Transfer => {
    const listeners = new Set<() => void>()
    const current = (): FileTransfer => {
      const state = files?.progressOf(hash) ?? null
      if (files === null || state === null) return elsewhere
      return { state, share: files.shareOf(hash), problem: files.problemOf(hash) }
    }
    let value = current()
    const refresh = (): void => {
      const next = current()
      if (next.state === value.state && next.share === value.share && next.problem === value.problem) return
      value = next
      for (const listener of listeners) listener()
    }
    return {
      get: () => value,
      refresh,
      subscribe(listener) {
        const own = () => listener()
        listeners.add(own)
        refresh()
        return () => void listeners.delete(own)
      },
    }
  }
  const refreshTransfers = (): void => {
    for (const transfer of transfers.values()) transfer.refresh()
  }

  return {
    transfer(hash) {
      const known = transfers.get(hash) ?? createTransfer(hash)
      transfers.set(hash, known)
      return known
    },
    view(image) {
      const known = items.get(image.hash) ?? createItem(image)
      items.set(image.hash, known)
      return known
    },
    inUse: { has: (hash) => items.get(hash)?.watched() ?? false },
    attach(next) {
      files = next
      refreshTransfers()
      for (const item of items.values()) {
        item.letGo()
        item.reload()
      }
    },
    changed(hash) {
      if (hash === null) {
        for (const item of items.values()) item.reload()
        refreshTransfers()
      } else {
        items.get(hash)?.refresh()
        transfers.get(hash)?.refresh()
      }
    },
    close() {
      files = null
      for (const item of items.values()) item.letGo()
      items.clear()
      transfers.clear()
    },
  }
}
