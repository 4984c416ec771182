import { excerpt } from '../../../../core/domain/text/text.ts'
import { inLanguage } from '../../../language/catalogue.ts'

/** What answering a step says, turning an entry into a fact, and writing down a step that was taken before. */
export const stepsWords = inLanguage('stepsWords', {
  answerTo: (question: string): string => `Answer to: ${question}`,
  resultOf: (step: string): string => `Result of: ${step}`,
  answer: 'Answer',
  whatDidYouFind: 'What did you find?',
  addToFacts: 'Add to what we know',
  markDone: 'Done',
  save: 'Save',
  saveWithoutResult: 'Save without a result',
  skip: 'Skip',
  clearAnswer: 'Clear the answer',
  answerMissing: 'Type the answer, or skip the question.',
  resultMissing: 'Type what you found, choose a result, or skip it.',
  factNeedsText: 'Type what you found, so that it can be added to what we know.',

  // Messages
  skipped: (step: string): string => `Skipped: ${excerpt(step, 60)}`,
  done: (step: string): string => `Done: ${excerpt(step, 60)}`,
  reopened: (step: string): string => `Open again: ${excerpt(step, 60)}`,
  answered: (step: string): string => `Answered: ${excerpt(step, 60)}`,
  factRemoved: (fact: string): string => `Fact removed: ${excerpt(fact, 60)}`,
  factAdded: (fact: string): string => `Added to what we know: ${excerpt(fact, 60)}`,

  // Why an entry can't become a fact
  eventIsNoFact: 'This entry records an event, so it can’t be a fact.',
  alreadyKnown: 'This is already in what we know.',
  factTooLong: 'A fact can have up to 2,000 characters. Summarize it with /fact.',
  notAnswered: 'This step has no answer yet. Answer it first; the answer becomes the fact.',
  noText: 'This entry has no text to add.',

  // Like what is being written
  tried: 'Already tried:',
  onTheList: 'Already on the list:',
  triedStep: (order: number, text: string): string => `step ${order}, “${excerpt(text, 80)}”`,
  triedBranch: (label: string): string => `branch “${excerpt(label, 80)}”`,
  triedFix: (text: string): string => `fix “${excerpt(text, 80)}”`,
  triedResult: (word: string, detail: string): string =>
    detail === '' ? word : `${word} (${excerpt(detail, 80)})`,
  show: 'Show',
  showTried: (what: string): string => `Show ${what}`,
})
