import './diagnostics.css'
import { Check, Copy, Download, FolderOpen } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { protocolVersion } from '../../../core/protocol/version.ts'
import { useSignedIn } from '../../data/react/use-desk.ts'
import { useMe } from '../../data/react/use-people.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { toast } from '../../state/messages/toasts.ts'
import { useTroubles } from '../../state/messages/troubles.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { copyText } from '../../ui/text/copy-text.ts'
import { saveFile, textBlob } from '../export/save-file.ts'
import { SettingsPage, SettingsSection } from '../settings/settings-page.tsx'
import { diagnosticsOf, diagnosticsText, type Observed } from './diagnostics.ts'
import { diagnosticsWords as words } from './diagnostics.words.ts'

const timeZoneNow = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

type Room = Pick<Observed, 'usage' | 'quota' | 'persisted'>

/** How often it is asked. Milliseconds. */
const everyMs = 10_000

/** How much room the browser says is used; nulls where it doesn't say. */
const useRoom = (): Room => {
  const [room, setRoom] = useState<Room>({ usage: null, quota: null, persisted: null })
  useEffect(() => {
    let over = false
    const ask = async () => {
      const storage = navigator.storage as StorageManager | undefined
      const [estimate, persisted] = await Promise.all([storage?.estimate(), storage?.persisted()])
      if (!over)
        setRoom({
          usage: estimate?.usage ?? null,
          quota: estimate?.quota ?? null,
          persisted: persisted ?? null,
        })
    }
    // What it doesn't tell is shown as unknown.
    const askQuietly = () => void ask().catch(() => undefined)
    askQuietly()
    const timer = setInterval(askQuietly, everyMs)
    return () => {
      over = true
      clearInterval(timer)
    }
  }, [])
  return room
}

/** Everything that someone who helps needs to know of this desk, to be copied or saved. */
export const DiagnosticsScreen = () => {
  const { api, info } = useDesktop()
  const state = useSignedIn((ready) => ready)
  const role = useMe()?.role ?? words.unknown
  const troubles = useTroubles()
  const room = useRoom()
  const [copied, setCopied] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const sections = useMemo(
    () =>
      diagnosticsOf({
        info,
        state,
        role,
        protocol: protocolVersion,
        serverUrl: info.serverUrl === '' ? location.origin : info.serverUrl,
        userAgent: navigator.userAgent,
        language: navigator.language,
        timeZone: timeZoneNow(),
        hasNetwork: navigator.onLine,
        canEncrypt: (globalThis.crypto as Crypto | undefined)?.subtle !== undefined,
        ...room,
        troubles,
      }),
    [info, state, role, room, troubles],
  )
  const openLogs = api.openLogFolder
  const copy = async () => {
    if (!(await copyText(diagnosticsText(sections)))) {
      toast(words.noClipboard, { tone: 'amber' })
      return
    }
    setCopied(true)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setCopied(false), 2000)
  }
  return (
    <SettingsPage
      actions={
        <>
          {openLogs !== null && (
            <Button
              icon={FolderOpen}
              onClick={() =>
                void openLogs()
                  .catch(() => false)
                  .then((opened) => opened || toast(words.noLogs, { tone: 'amber' }))
              }
            >
              {words.openLogs}
            </Button>
          )}
          <Button icon={copied ? Check : Copy} onClick={() => void copy()}>
            {copied ? words.copied : words.copy}
          </Button>
          <Button
            icon={Download}
            onClick={() =>
              saveFile(
                words.file(new Date().toISOString().slice(0, 10)),
                textBlob(diagnosticsText(sections), 'text/plain'),
              )
            }
          >
            {words.save}
          </Button>
        </>
      }
    >
      <p className="diagnostics-hint">{words.hint}</p>
      {sections.map(({ title, rows }) => (
        <SettingsSection key={title} title={title}>
          {rows.length === 0 ? (
            <p className="text-muted">{words.noTroubles}</p>
          ) : (
            <dl className="diagnostics">
              {rows.map(([label, value], index) => (
                // Two errors may have come in the same millisecond.
                <div key={`${label} ${index}`}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
        </SettingsSection>
      ))}
    </SettingsPage>
  )
}
