import { expect, test } from 'vitest'
import { allJobs } from '../../../../server/all-jobs.ts'
import { errorOf } from '../../../../server/jobs/jobs.ts'

test('every job has a name of its own', () => {
  expect(new Set(allJobs.map((job) => job.name)).size).toBe(allJobs.length)
})

test('what the queue tells of an error is an error, with its words', () => {
  const told = errorOf({
    message: 'relation "pgboss.job" does not exist',
    stack: 'at x',
    queue: 'work',
    code: '42P01',
  })
  expect(told).toBeInstanceOf(Error)
  expect(told.message).toBe('The job queue failed (work): relation "pgboss.job" does not exist')
  expect(told).toMatchObject({ stack: 'at x', code: '42P01' })
  const error = new Error('as it is')
  expect(errorOf(error)).toBe(error)
  expect(errorOf(undefined).message).toBe('The job queue failed: undefined')
})
