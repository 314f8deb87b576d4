import { createRouter, createWebHashHistory } from 'vue-router'
import MonthScreen from './screens/month/Screen.vue'

/** The screens of the menu, in its order. The month is at hand at once; the others load when they are opened. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: '/month' },
    { path: '/month', name: 'month', component: MonthScreen },
    { path: '/data', name: 'data', component: () => import('./screens/data/Screen.vue') },
    { path: '/ranking', name: 'ranking', component: () => import('./screens/ranking/Screen.vue') },
    { path: '/paper', name: 'paper', component: () => import('./screens/paper/Screen.vue') },
    { path: '/checks', name: 'checks', component: () => import('./screens/checks/Screen.vue') },
    { path: '/people', name: 'people', component: () => import('./screens/people/Screen.vue') },
    { path: '/pay', name: 'pay', component: () => import('./screens/pay/Screen.vue') },
    { path: '/awards', name: 'awards', component: () => import('./screens/awards/Screen.vue') },
    { path: '/rules', name: 'rules', component: () => import('./screens/rules/Screen.vue') },
    { path: '/settings', name: 'settings', component: () => import('./screens/settings/Screen.vue') },
    { path: '/:rest(.*)*', redirect: '/month' },
  ],
})
