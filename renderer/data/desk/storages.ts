import type { OpenFileShelf } from '../images/file-shelf.ts'
import type { OpenSearchEngine } from '../search/search.ts'
import type { DatabaseStorages } from '../store/databases.ts'

/** Where everything lives that a desk keeps: the databases, the files, and the index of the search. */
export type Storages = DatabaseStorages & {
  files: OpenFileShelf
  /** In memory where there is none. */
  search?: OpenSearchEngine
}
