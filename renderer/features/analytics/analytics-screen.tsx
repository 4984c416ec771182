import '../settings/settings.css'
import './analytics.css'
import { CloudOff, FileDown, Hourglass } from 'lucide-react'
import { useState } from 'react'
import { figurePeriods, type FigureQuery, type FigureSplit } from '../../../core/domain/session/figures.ts'
import { atLeast, canWork } from '../../../core/domain/people/person.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { useMe } from '../../data/react/use-people.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Banner } from '../../ui/screen/banner.tsx'
import { RetryBanner } from '../forms/retry-banner.tsx'
import { Button } from '../../ui/buttons/button.tsx'
import { EmptyState } from '../../ui/screen/empty-state.tsx'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { Segmented } from '../../ui/form/segmented.tsx'
import { Select } from '../../ui/form/select.tsx'
import { saveFile } from '../export/save-file.ts'
import { SettingsSection } from '../settings/settings-page.tsx'
import { csvFile } from '../shared/text/csv-line.ts'
import { DayChart } from './day-chart.tsx'
import { FigureList } from './figure-list.tsx'
import { figuresCsv } from './figures-csv.ts'
import { SplitTable } from './split-table.tsx'
import { useFigures } from './use-figures.ts'
import { analyticsWords as words } from './analytics.words.ts'

type Filter = Pick<FigureQuery, 'teamId' | 'client' | 'category'>
const noFilter: Filter = { teamId: null, client: null, category: null }

/** A choice among texts that may be anything, with one for all of them. */
const FilterSelect = ({
  label,
  all,
  value,
  options,
  onChange,
}: {
  label: string
  all: string
  value: string | null
  options: readonly { value: string; label: string }[]
  onChange: (value: string | null) => void
}) => (
  <Select
    label={label}
    value={value === null ? '*' : `=${value}`}
    onChange={(next) => onChange(next === '*' ? null : next.slice(1))}
    options={[
      { value: '*', label: all },
      ...options.map((one) => ({ value: `=${one.value}`, label: one.label })),
      // What was chosen stays a choice, though this period may have none of it.
      ...(value === null || options.some((one) => one.value === value)
        ? []
        : [{ value: `=${value}`, label: value }]),
    ]}
  />
)

/** How long escalations take and what becomes of them: the workspace's for admins, one's own for everyone who works. */
export const AnalyticsScreen = () => {
  const me = useMe()
  if (me === null) return null
  if (!canWork(me)) return <EmptyState title={words.title} body={words.viewer} />
  return <Analytics isAdmin={atLeast(me.role, 'admin')} />
}

const Analytics = ({ isAdmin }: { isAdmin: boolean }) => {
  const desk = useDesk()
  const identity = useSignedIn((state) => state.identity)
  const isOnline = useSignedIn((state) => state.connection.kind === 'online')
  const account = useDocument('accounts', identity.accountId)
  const [days, setDays] = useState<FigureQuery['days']>(30)
  const [scope, setScope] = useState<FigureQuery['scope']>(isAdmin ? 'workspace' : 'own')
  const [split, setSplit] = useState<FigureSplit>('client')
  const [filter, setFilter] = useState<Filter>(noFilter)
  const asked: FigureQuery = {
    days,
    scope,
    split,
    ...filter,
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
  const { read, retry } = useFigures(asked)
  /** What the figures on the screen are about, which another choice doesn't change before they do. */
  const shown = read.state === 'read' ? read.query : asked
  const teams = account?.teams ?? []
  const nameOf = (key: string): string =>
    key === ''
      ? words.noKey[shown.split]
      : shown.split === 'team'
        ? (teams.find(({ id }) => id === key)?.name ?? words.ended)
        : key
  const answer = read.state === 'read' ? read.answer : null
  const isFiltered = shown.teamId !== null || shown.client !== null || shown.category !== null
  const isEmpty =
    answer !== null &&
    answer.figures.handedOff === 0 &&
    answer.figures.escalated.of === 0 &&
    answer.counted === 1
  const save = () => {
    if (answer === null) return
    const name = `${words.csvName}-${shown.days}-${new Date(desk.now()).toISOString().slice(0, 10)}.csv`
    saveFile(name, csvFile([figuresCsv(answer, nameOf)]))
    toast(words.exported)
  }
  const texts = (list: readonly string[]) => list.map((value) => ({ value, label: value }))
  return (
    <div className="shell-page">
      <header className="pane-head pane-head-page">
        <h1 className="pane-title">{words.title}</h1>
        <span className="grow" />
        <IconButton icon={FileDown} label={words.csv} aria-disabled={answer === null} onClick={save} />
      </header>
      {/* It scrolls, so it needs the focus even if nothing in it can have it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="settings" tabIndex={0} role="group" aria-label={words.title}>
        <div className="settings-inner analytics">
          <div className="analytics-filters">
            {isAdmin && (
              <Segmented<FigureQuery['scope']>
                label={words.scope}
                value={scope}
                onChange={setScope}
                options={[
                  { value: 'workspace', label: words.scopes.workspace },
                  { value: 'own', label: words.scopes.own },
                ]}
              />
            )}
            <Segmented<`${FigureQuery['days']}`>
              label={words.period}
              value={`${days}`}
              onChange={(value) => setDays(figurePeriods.find((one) => String(one) === value) ?? 30)}
              options={figurePeriods.map((value) => ({
                value: `${value}` as const,
                label: words.days(value),
              }))}
            />
            <span className="analytics-selects">
              {teams.length > 0 && (
                <FilterSelect
                  label={words.team}
                  all={words.allTeams}
                  value={filter.teamId}
                  options={teams.map(({ id, name }) => ({ value: id, label: name }))}
                  onChange={(teamId) => setFilter({ ...filter, teamId })}
                />
              )}
              <FilterSelect
                label={words.client}
                all={words.allClients}
                value={filter.client}
                options={texts(answer?.clients ?? [])}
                onChange={(client) => setFilter({ ...filter, client })}
              />
              <FilterSelect
                label={words.category}
                all={words.allCategories}
                value={filter.category}
                options={texts(answer?.categories ?? [])}
                onChange={(category) => setFilter({ ...filter, category })}
              />
            </span>
          </div>
          {scope === 'own' && <p className="settings-row-hint">{words.ownHint}</p>}
          <div className="banner-box">
            {!isOnline && (
              <Banner tone="amber" icon={CloudOff}>
                {words.offline}
              </Banner>
            )}
            {read.state === 'failed' && <RetryBanner again={retry}>{read.problem}</RetryBanner>}
            {answer !== null && answer.counted < 1 && (
              <Banner tone="amber" icon={Hourglass}>
                {words.counting(answer.counted)}
              </Banner>
            )}
          </div>
          {read.state === 'reading' && <p className="text-muted">{words.loading}</p>}
          {isEmpty && (
            <EmptyState
              title={isFiltered ? words.emptyFiltered : words.empty}
              body={isFiltered ? words.emptyFilteredBody : words.emptyBody}
              action={isFiltered && <Button onClick={() => setFilter(noFilter)}>{words.clear}</Button>}
            />
          )}
          {answer !== null && !isEmpty && (
            <div aria-busy={read.state === 'read' && read.isOld}>
              <SettingsSection title={words.figuresTitle}>
                <FigureList answer={answer} days={shown.days} />
              </SettingsSection>
              <SettingsSection title={words.byDay}>
                <DayChart answer={answer} zone={shown.zone} />
              </SettingsSection>
              {shown.scope === 'workspace' && (
                <SettingsSection title={words.split}>
                  <div className="analytics-split">
                    <Segmented<FigureSplit>
                      label={words.split}
                      value={split}
                      onChange={setSplit}
                      options={(['client', 'category', 'team'] as const).map((value) => ({
                        value,
                        label: words.splits[value],
                      }))}
                    />
                  </div>
                  <SplitTable rows={answer.rows} split={shown.split} nameOf={nameOf} />
                </SettingsSection>
              )}
            </div>
          )}
        </div>
      </div>
    </div>
  )
}
