// Every screen with the sample office, dark, at the smallest size.
import { looked } from '../looked.mjs'

looked('dark')
