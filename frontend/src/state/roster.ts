import { shallowRef } from 'vue'
import type { Worker } from '@/api'

/** The workers of the month and unit last shown, for finding them by name. */
export const roster = shallowRef<readonly Worker[]>([])
