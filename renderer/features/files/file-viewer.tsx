import './files.css'
import { ArrowDown, ArrowUp, Copy, Download, WrapText } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { FileAttachment } from '../../../core/domain/files/attachment.ts'
import { fileTypeWord, formatMismatch } from '../../../core/domain/files/file-format.ts'
import { sizeText } from '../../language/numbers.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { copyText } from '../../ui/text/copy-text.ts'
import { Dialog } from '../../ui/overlay/dialog.tsx'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { filesWords as words } from './files.words.ts'
import { nextFrom } from './find-in-text.ts'
import { TextList, type Selection } from './text-list.tsx'
import { textRowsOf } from './text-rows.ts'
import { useFileText, useFound } from './use-file-text.ts'
import { useSaveFile } from './use-save-file.ts'
import { fileWords } from '../../language/domain.words.ts'
import { pressOf } from '../../state/keys/key-press.ts'
import { matchKeys } from '../../state/keys/key-match.ts'

/** How many rows are scrolled through at once. A browser's page can't be taller than about 1.8 million of them. */
const partRows = 400_000
const noPlaces: readonly number[] = []
const noRows = textRowsOf('')

/** Shows a text file: numbered lines, search, copying. Nothing in it is ever run or drawn. */
export const FileViewer = ({ file, onClose }: { file: FileAttachment; onClose: () => void }) => {
  const text = useFileText(file)
  const save = useSaveFile()
  const isHere = text.state === 'here'
  const rows = isHere ? text.rows : noRows
  const facts = [
    fileTypeWord(file, fileWords),
    sizeText(file.bytes),
    ...(isHere ? [words.lines(rows.lineCount), text.encoding] : []),
    formatMismatch(file, fileWords),
  ].filter((part) => part !== null)
  const [query, setQuery] = useState('')
  const [wrapped, setWrapped] = useState(false)
  const [selection, setSelection] = useState<Selection>({ anchor: 0, current: 0 })
  /** Where in the text the place found is that is looked at. */
  const [place, setPlace] = useState<number | null>(null)
  const search = useRef<HTMLInputElement | null>(null)
  const scroller = useRef<HTMLDivElement | null>(null)
  const found = useFound(rows.text, query)
  const places = found?.at ?? noPlaces

  const first = Math.floor(selection.current / partRows) * partRows
  const count = Math.min(partRows, rows.count - first)
  const number = place === null ? -1 : places.indexOf(place)

  const lookAt = (index: number) => {
    const offset = places[index]
    if (offset === undefined) return
    setPlace(offset)
    const row = rows.rowAt(offset)
    setSelection({ anchor: row, current: row })
  }
  const turn = (by: 1 | -1) => {
    if (places.length === 0) return
    if (number === -1) {
      const next = nextFrom(places, rows.startOf(selection.current))
      lookAt(by === 1 ? next : (next - 1 + places.length) % places.length)
    } else lookAt((number + by + places.length) % places.length)
  }
  useEffect(() => {
    if (query !== '' && places.length > 0) lookAt(nextFrom(places, rows.startOf(selection.current)))
    // What was just looked for is shown once it is found.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [found])

  useEffect(() => {
    if (isHere) search.current?.focus()
  }, [isHere])

  const copied = Math.abs(rows.lineOf(selection.anchor) - rows.lineOf(selection.current)) + 1
  const copy = async () => {
    const done = await copyText(rows.linesBetween(selection.anchor, selection.current))
    toast(done ? words.linesCopied(copied) : words.linesNotCopied, done ? {} : { tone: 'red' })
  }
  const toSearch = () => {
    search.current?.focus()
    search.current?.select()
  }
  /** What a key does anywhere but in the search; false for nothing. */
  const onSingleKey = (event: KeyboardEvent): boolean => {
    const press = pressOf(event.nativeEvent)
    if (press === null || press.altKey) return false
    const command = press.ctrlKey || press.metaKey
    const key = press.key.toLowerCase()
    if (key === 'c') {
      // Characters that were selected with the mouse are copied as they are.
      if (command && (document.getSelection()?.toString() ?? '') !== '') return false
      void copy()
      return true
    }
    if (command) return false
    if (key === '/') toSearch()
    else if (key === 'w') setWrapped((now) => !now)
    else if (key === 'n') turn(press.key === 'N' || press.shiftKey ? -1 : 1)
    else return false
    return true
  }
  const isFind = (event: KeyboardEvent): boolean => {
    const press = pressOf(event.nativeEvent)
    return press !== null && matchKeys([press], 'ctrl+f') === 'yes'
  }
  const onDialogKey = (event: KeyboardEvent) => {
    if (event.key === 'F3') {
      event.preventDefault()
      turn(event.shiftKey ? -1 : 1)
    } else if (isFind(event)) {
      event.preventDefault()
      toSearch()
    } else if (event.target !== search.current && onSingleKey(event)) event.preventDefault()
  }
  const onSearchKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      turn(event.shiftKey ? -1 : 1)
    } else if (event.key === 'ArrowDown') {
      event.preventDefault()
      scroller.current?.focus()
    } else if (event.key === 'Escape' && query !== '') {
      // The first one ends the search, the next one closes.
      event.preventDefault()
      event.stopPropagation()
      setQuery('')
      setPlace(null)
    }
  }
  const goTo = (row: number) => setSelection({ anchor: row, current: row })

  return (
    <Dialog
      wide
      open
      title={file.name}
      subtitle={facts.join(' · ')}
      onClose={onClose}
      onKeyDown={isHere ? onDialogKey : undefined}
      footer={
        <>
          {isHere && (
            <Button
              size="sm"
              variant="ghost"
              icon={WrapText}
              hint="W"
              aria-pressed={wrapped}
              onClick={() => setWrapped((now) => !now)}
            >
              {words.wrap}
            </Button>
          )}
          {rows.count > partRows && (
            <span className="file-viewer-part">
              {words.part(rows.lineOf(first), rows.lineOf(first + count - 1), rows.lineCount)}
              <Button size="sm" variant="ghost" disabled={first === 0} onClick={() => goTo(first - partRows)}>
                {words.earlierLines}
              </Button>
              <Button
                size="sm"
                variant="ghost"
                disabled={first + count >= rows.count}
                onClick={() => goTo(first + partRows)}
              >
                {words.laterLines}
              </Button>
            </span>
          )}
          <span className="grow" />
          {isHere && (
            <Button icon={Copy} hint="C" onClick={() => void copy()}>
              {words.copyLines(copied)}
            </Button>
          )}
          {text.state === 'failed' && <Button onClick={text.again}>{words.tryAgain}</Button>}
          <Button icon={Download} onClick={() => void save(file)}>
            {words.saveAs}
          </Button>
          <Button variant="primary" hint="Esc" onClick={onClose}>
            {words.close}
          </Button>
        </>
      }
    >
      {isHere ? (
        <>
          <div className="file-viewer-search" role="search">
            <TextInput
              ref={search}
              aria-label={words.findInFile}
              placeholder={words.findInFile}
              dir="auto"
              value={query}
              onChange={(event) => {
                setQuery(event.target.value)
                setPlace(null)
              }}
              onKeyDown={onSearchKey}
            />
            <span className="file-viewer-count" role="status">
              {query === '' || found === null
                ? ''
                : words.found(number === -1 ? null : number + 1, places.length, found.isWhole)}
            </span>
            <IconButton
              label={words.previousFound}
              hint="Shift F3"
              icon={ArrowUp}
              disabled={places.length === 0}
              onClick={() => turn(-1)}
            />
            <IconButton
              label={words.nextFound}
              hint="F3"
              icon={ArrowDown}
              disabled={places.length === 0}
              onClick={() => turn(1)}
            />
          </div>
          <TextList
            // A part is scrolled from its beginning.
            key={first}
            label={file.name}
            rows={rows}
            first={first}
            count={count}
            wrapped={wrapped}
            selection={selection}
            found={{ places, length: query.length, current: place }}
            scroller={scroller}
            onSelect={setSelection}
          />
        </>
      ) : (
        <p className="file-viewer-note" role={text.state === 'failed' ? 'alert' : 'status'}>
          {text.state === 'failed' ? text.problem : words.fetching}
        </p>
      )}
    </Dialog>
  )
}
