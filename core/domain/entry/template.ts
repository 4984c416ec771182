import { z } from 'zod'
import { blockText, shortText } from '../document/document.ts'
import { StepOption, StepType } from './entry.ts'
import { Id } from '../document/id.ts'

/** A step of a template, added to a new session as an open question, check or step to do. */
export const TemplateStep = z.object({
  type: StepType,
  text: shortText(500),
  options: z.array(StepOption).max(12).default([]),
})
export type TemplateStep = z.infer<typeof TemplateStep>

/** Limit on the steps of one template. */
export const maxTemplateSteps = 30
/** Limit on a workspace's templates, because they are part of its document. */
export const maxTemplates = 50
/** Limit on all of a workspace's templates together, in characters of JSON: every desk holds them. */
export const maxTemplatesSize = 200_000

/** A template's content, as someone writes it. */
export const TemplateContent = z.object({
  title: shortText(80),
  /** When to start from it; may be empty. */
  whenToUse: blockText(1000).default(''),
  steps: z.array(TemplateStep).min(1).max(maxTemplateSteps),
})
export type TemplateContent = z.infer<typeof TemplateContent>

/** A checklist shared by the workspace, which a new session can start from. */
export const Template = z.object({
  id: Id,
  ...TemplateContent.shape,
  createdBy: Id,
  /** Counts its changes from 1, so that no one overwrites what they haven't seen. */
  version: z.int().min(1).max(1e9),
})
export type Template = z.infer<typeof Template>

/** True if `person` may change or delete a template: admins any, engineers their own. */
export const mayChangeTemplate = (
  person: { id: string; role: 'viewer' | 'engineer' | 'admin' | 'owner' },
  template: Pick<Template, 'createdBy'>,
): boolean =>
  person.role === 'admin' ||
  person.role === 'owner' ||
  (person.role === 'engineer' && template.createdBy === person.id)

/** The characters that templates take up in the workspace's document. */
export const templatesSize = (templates: readonly Template[]): number => JSON.stringify(templates).length
