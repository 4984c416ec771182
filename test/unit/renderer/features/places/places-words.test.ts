import { expect, test } from 'vitest'
import * as english from '../../../../../renderer/features/places/places.words.ts'
import * as german from '../../../../../renderer/features/places/places.words.de.ts'

test.each([
  ['English', english],
  ['German', german],
])('a place is called the same in the bar of a phone, in %s', (_, { placeWords, breakingPlaceWords }) => {
  for (const [place, name] of Object.entries(breakingPlaceWords))
    expect({ place, name: name.replaceAll('\u00AD', '') }).toEqual({
      place,
      name: placeWords[place as keyof typeof breakingPlaceWords],
    })
})
