import { createContext } from 'react'

/** Why a form wasn't submitted: a sentence, at one of its fields or about all of it. A `Problem` is one, too. */
export type FormProblem = { message: string; field?: string | undefined }

/** What became of a submission. `stay` keeps the dialog open without a word: the form itself says what it waits for. */
export type Submitted = 'done' | 'stay' | FormProblem

/** What others have made of the fields of the form since it was begun. */
export const ChangedSinceContext = createContext<Readonly<Partial<Record<string, string>>>>({})

/** What is wrong with the form that a field stands in. */
export const FormProblemContext = createContext<FormProblem | null>(null)
