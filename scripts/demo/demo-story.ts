import type { StepType } from '../../core/domain/entry/entry.ts'
import type { Priority } from '../../core/domain/duty/priority.ts'

/** One event in a story; `minutes` after the story began. */
export type Beat =
  | { do: 'note'; text: string }
  | { do: 'paste'; text: string }
  | {
      do: 'step'
      type: StepType
      text: string
      options?: string[]
      selected?: number
      result?: { success: boolean; details: string }
    }
  | { do: 'fact'; text: string }
  | { do: 'fork'; reason: string; labels: string[] }
  | { do: 'branch'; label: string; status: 'active' | 'dead_end' | 'solved' | 'untried'; reason?: string }
  | { do: 'fix'; text: string; confidence: number }
  | { do: 'outcome'; outcome: 'applied_success' | 'applied_failed' | 'applied_pending'; reason?: string }
  | { do: 'park'; note: string; wakeInMinutes?: number }
  | { do: 'escalate'; note: string; priority: Priority; to?: string }
  | { do: 'resolve'; summary: string; action: string }
  | { do: 'abandon'; reason: string }
  | { do: 'resume' }
  | { do: 'confidence'; score: number }
  | { do: 'claim'; by: string; mode: 'continue' | 'fresh' }

export type Story = {
  by: string
  startedMinutesAgo: number
  /** Minutes between two events. */
  pace: number
  title: string
  problem: string
  category: string
  client: string
  contact: string
  device: string
  /** From now; negative if it is overdue. */
  dueInMinutes?: number
  ticket: string | null
  beats: Beat[]
}
