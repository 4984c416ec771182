import {
  ArrowUpRight,
  CircleAlert,
  CloudOff,
  Ellipsis,
  FlaskConical,
  Info,
  Pause,
  Plus,
  User,
  Users,
} from 'lucide-react'
import { useState } from 'react'
import { priorities } from '../../../core/domain/duty/priority.ts'
import { day, hour } from '../../../core/domain/time/durations.ts'
import { toast, undoToast } from '../../state/messages/toasts.ts'
import { Banner } from '../../ui/screen/banner.tsx'
import { Button } from '../../ui/buttons/button.tsx'
import { Dialog } from '../../ui/overlay/dialog.tsx'
import { Dot } from '../../ui/marks/dot.tsx'
import { EmptyState } from '../../ui/screen/empty-state.tsx'
import { Field } from '../../ui/form/field.tsx'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { Kbd } from '../../ui/buttons/kbd.tsx'
import { Menu } from '../../ui/overlay/menu.tsx'
import { Pill, type Tone } from '../../ui/marks/pill.tsx'
import { Popover } from '../../ui/overlay/popover.tsx'
import { PriorityMark } from '../../ui/marks/priority-mark.tsx'
import { SavedOn } from '../../ui/marks/saved-on.tsx'
import { SectionTitle } from '../../ui/screen/section-title.tsx'
import { Segmented } from '../../ui/form/segmented.tsx'
import { Select } from '../../ui/form/select.tsx'
import { Switch } from '../../ui/form/switch.tsx'
import { TextArea } from '../../ui/form/text-area.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { Ticket } from '../../ui/marks/ticket.tsx'
import { Time } from '../shared/text/time.tsx'
import { Tooltip } from '../../ui/buttons/tooltip.tsx'
import { VirtualList } from '../../ui/screen/virtual-list.tsx'
import { now } from './gallery-data.ts'
import { Group, Specimen } from './specimen.tsx'

const tones: readonly Tone[] = ['neutral', 'accent', 'red', 'amber', 'green']
const nothing = () => undefined

const Buttons = () => (
  <Group title="Buttons">
    {(['default', 'primary', 'ghost', 'danger'] as const).map((variant) => (
      <Specimen key={variant} name={`Button ${variant}`}>
        <Button variant={variant}>Escalate</Button>
        <Button variant={variant} icon={ArrowUpRight} hint="E">
          Escalate
        </Button>
        <Button variant={variant} size="sm">
          Small
        </Button>
        <Button variant={variant} disabled>
          Disabled
        </Button>
        <Button variant={variant} aria-disabled>
          Waits
        </Button>
      </Specimen>
    ))}
    <Specimen name="Button busy">
      <Button isBusy>Save</Button>
      <Button variant="primary" isBusy>
        Save
      </Button>
    </Specimen>
    <Specimen name="Button pressed">
      <Button size="sm" aria-pressed>
        Chosen
      </Button>
      <Button size="sm" aria-pressed={false}>
        Not chosen
      </Button>
    </Specimen>
    <Specimen name="IconButton">
      <IconButton label="More" icon={Ellipsis} />
      <IconButton label="Pressed" icon={Pause} aria-pressed />
      <IconButton label="Disabled" icon={Plus} disabled />
    </Specimen>
    <Specimen name="Kbd">
      <Kbd>Enter</Kbd>
      <Kbd>Ctrl K</Kbd>
      <Kbd>?</Kbd>
    </Specimen>
  </Group>
)

const Marks = () => (
  <Group title="Marks">
    <Specimen name="Pill">
      {tones.map((tone) => (
        <Pill key={tone} tone={tone} icon={tone === 'amber' ? Pause : undefined}>
          {tone}
        </Pill>
      ))}
    </Specimen>
    <Specimen name="PriorityMark">
      {priorities.map((priority) => (
        <PriorityMark key={priority} priority={priority} />
      ))}
    </Specimen>
    <Specimen name="Ticket, Dot, SavedOn">
      <Ticket value="48213" />
      <Dot label="Changed since you opened it" />
      <SavedOn state="device" />
      <SavedOn state="sent" />
    </Specimen>
    <Specimen name="Time">
      {(['clock', 'ago', 'smart'] as const).map((style) => (
        <Time key={style} at={now - 3 * hour} style={style} />
      ))}
      <Time at={now - 3 * day} style="smart" />
      <Time at={now - 400 * day} style="smart" />
      <Time at={now + 20 * hour} style="smart" />
    </Specimen>
    <Specimen name="SectionTitle">
      <SectionTitle count={3}>What we know</SectionTitle>
      <SectionTitle>Questions</SectionTitle>
    </Specimen>
  </Group>
)

const Choices = () => {
  const [choice, setChoice] = useState('normal')
  const [on, setOn] = useState(true)
  return (
    <Group title="Choices and fields">
      <Specimen name="Segmented">
        <Segmented
          label="How urgent"
          value={choice}
          onChange={setChoice}
          options={[
            { value: 'low', label: 'Low' },
            { value: 'normal', label: 'Normal' },
            { value: 'urgent', label: 'Urgent', tone: 'red' },
          ]}
        />
        <Segmented
          label="Disabled"
          value="a"
          disabled
          onChange={nothing}
          options={[
            { value: 'a', label: 'One' },
            { value: 'b', label: 'Other' },
          ]}
        />
      </Specimen>
      <Specimen name="Switch">
        <Switch label="On or off" checked={on} onChange={setOn} />
        <Switch label="Off" checked={false} onChange={nothing} />
        <Switch label="Disabled" checked disabled onChange={nothing} />
      </Specimen>
      <Specimen name="Select">
        <Select
          label="Who"
          value="everyone"
          onChange={nothing}
          options={[
            { value: 'everyone', label: 'Everyone who can take it', icon: Users },
            { value: 'ben', label: 'Ben Carter', hint: 'engineer', icon: User },
          ]}
        />
        <Select
          label="Disabled"
          value="a"
          disabled
          onChange={nothing}
          options={[{ value: 'a', label: 'One' }]}
        />
      </Specimen>
      <Specimen name="Field">
        <Field label="Ticket" hint="As people say it, with or without #.">
          <TextInput placeholder="#48213" />
        </Field>
        <Field label="Ticket" error="Letters, digits and . _ / - make a ticket number.">
          <TextInput defaultValue="48213?" />
        </Field>
        <Field label="Disabled">
          <TextInput disabled defaultValue="48213" />
        </Field>
      </Specimen>
      <Specimen name="TextArea">
        <TextArea aria-label="Empty" placeholder="What is wrong?" />
        <TextArea aria-label="Filled" defaultValue={'One line\nالسطر الثاني\n🙂'} dir="auto" />
      </Specimen>
    </Group>
  )
}

const Floating = () => {
  const [dialog, setDialog] = useState<'form' | 'plain' | null>(null)
  return (
    <Group title="What floats">
      <Specimen name="Menu, Popover, Tooltip">
        <Menu
          label="More"
          trigger={<Button>Menu</Button>}
          entries={[
            { kind: 'item', label: 'Edit…', hint: 'M', icon: Pause, run: nothing },
            { kind: 'check', label: 'Ticked', checked: true, onChange: nothing },
            { kind: 'check', label: 'Not ticked', checked: false, onChange: nothing },
            { kind: 'item', label: 'Disabled', disabled: true, run: nothing },
            { kind: 'line' },
            { kind: 'item', label: 'Abandon', danger: true, run: nothing },
          ]}
        />
        <Popover label="More about it" trigger={<Button>Popover</Button>}>
          What stands behind it, in a few words.
        </Popover>
        <Tooltip label="A short label" hint="T">
          <Button>Tooltip</Button>
        </Tooltip>
      </Specimen>
      <Specimen name="Dialog">
        <Button onClick={() => setDialog('form')}>With a form</Button>
        <Button onClick={() => setDialog('plain')}>Without</Button>
        <Dialog
          open={dialog !== null}
          onClose={() => setDialog(null)}
          title="Escalate"
          icon={ArrowUpRight}
          subtitle="Outlook will not sync after migration"
          onSubmit={dialog === 'form' ? () => setDialog(null) : undefined}
          footer={
            <>
              <span className="grow" />
              <Button hint="Esc" onClick={() => setDialog(null)}>
                Cancel
              </Button>
              <Button variant="primary" type="submit" hint="Ctrl Enter">
                Escalate
              </Button>
            </>
          }
        >
          <Field label="What do you need?" error="Say what you need.">
            <TextArea />
          </Field>
        </Dialog>
      </Specimen>
      <Specimen name="Toasts">
        {(['neutral', 'green', 'amber', 'red'] as const).map((tone) => (
          <Button key={tone} size="sm" onClick={() => toast(`A message in ${tone}.`, { tone })}>
            {tone}
          </Button>
        ))}
        <Button size="sm" onClick={() => undoToast('Fact removed.', nothing)}>
          with undo
        </Button>
      </Specimen>
    </Group>
  )
}

const Surfaces = () => {
  const [selected, setSelected] = useState('3')
  return (
    <Group title="Surfaces">
      {tones.map((tone) => (
        <Specimen key={tone} name={`Banner ${tone}`} wide>
          <Banner
            tone={tone}
            icon={
              { neutral: Info, accent: Info, red: CircleAlert, amber: CloudOff, green: FlaskConical }[tone]
            }
            actions={<Button size="sm">Do it</Button>}
          >
            <strong>You are offline: no one knows yet.</strong> It is kept on this device and goes out by
            itself.
          </Banner>
        </Specimen>
      ))}
      <Specimen name="EmptyState" height={180}>
        <EmptyState
          title="No sessions yet"
          body="Write down what is wrong. You can park it or hand it over at any time."
          action={<Button hint="N">New session</Button>}
        />
      </Specimen>
      <Specimen name="VirtualList" height={180}>
        <VirtualList
          label="Rows"
          items={Array.from({ length: 1000 }, (_, index) => String(index))}
          estimate={32}
          keyOf={(item) => item}
          selectedKey={selected}
          onSelect={setSelected}
          shortcuts={false}
          render={(item) => <div style={{ padding: '7px 12px' }}>Row {item}</div>}
        />
      </Specimen>
    </Group>
  )
}

/** Every primitive of `renderer/ui`. */
export const Primitives = () => (
  <>
    <Buttons />
    <Marks />
    <Choices />
    <Floating />
    <Surfaces />
  </>
)
