/** Lengths of time in milliseconds. A day is 24 hours; days of a calendar, which may be an hour longer or shorter, are in `core/domain/time/wall-time.ts`. */
export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour
export const week = 7 * day
